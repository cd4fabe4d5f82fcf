import { statusMark } from './statusMark.ts'

/** A status's icon in its color, next to a text that has the status too: screen readers skip the icon. */
export function StatusIcon({ status }: { readonly status: string }) {
  const { tone, icon } = statusMark(status)
  return <span aria-hidden className={`icon icon-${icon} flex shrink-0 text-tone-${tone}`} />
}
