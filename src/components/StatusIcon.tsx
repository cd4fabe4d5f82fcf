import { statusMark } from './statusMark.ts'

/** Hidden from screen readers: use it next to a text that names the status. */
export function StatusIcon({ status }: { readonly status: string }) {
  const { kind, icon } = statusMark(status)
  return (
    <span aria-hidden className={`icon icon-${icon} status-${kind} flex shrink-0 text-status`} />
  )
}
