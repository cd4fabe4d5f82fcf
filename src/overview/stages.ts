import type { Stage } from '../jobs/stage.ts'

/** What a stage is called, in lower case. */
export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  running: 'running',
  deploying: 'deploying',
  waiting: 'waiting',
  other: 'in another status',
}

/** How a stage is painted: a colour, and but for the first a pattern. */
export const STAGE_FILLS: Readonly<Record<Stage, string>> = {
  running: 'fill-running',
  deploying: 'fill-deploying',
  waiting: 'fill-waiting',
  other: 'fill-other',
}
