import { statusMark } from './statusMark.ts'

/** A status's icon in its color, next to a text that has the status too: screen readers skip the icon. */
export function StatusIcon({ status }: { readonly status: string }) {
  const { kind, icon } = statusMark(status)
  return (
    <span aria-hidden className={`icon icon-${icon} status-${kind} flex shrink-0 text-status`} />
  )
}
