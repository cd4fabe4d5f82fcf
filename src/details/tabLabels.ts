import type { Tab } from '#src/view/view.ts'

export const TAB_LABELS: Readonly<Record<Tab, string>> = {
  overview: 'Overview',
  logs: 'Logs',
  metrics: 'Metrics',
  checkpoints: 'Checkpoints',
}
