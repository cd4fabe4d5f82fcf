import { clsx } from 'clsx'
import { StatusIcon } from '#src/components/StatusIcon.tsx'
import { formatCount } from '#src/lib/units.ts'
import type { Total } from './totals.ts'

/** The width of a digit, as a share of its height. */
const DIGIT = 0.62

/** The numbers of the wall, to be read from afar. */
export function Totals({ totals }: { readonly totals: readonly Total[] }) {
  return (
    <ul aria-label="Totals" className="grid shrink-0 grid-cols-2 gap-4 @min-[48rem]:grid-cols-4">
      {totals.map(({ name, status, count, note }) => {
        const text = count === null ? '–' : formatCount(count)
        return (
          <li key={name} className="rounded-xl border border-line bg-surface px-5 py-2">
            <p className="flex items-center gap-2 whitespace-nowrap text-muted">
              <StatusIcon status={status} />
              {name}
            </p>
            <p className="@container">
              <span
                className={clsx(
                  'block leading-[calc(var(--total)+0.25rem)] font-semibold tracking-tight whitespace-nowrap tabular-nums',
                  count === null && 'text-muted',
                )}
                // As large as there is room for all digits.
                style={{ fontSize: `min(var(--total), ${100 / (text.length * DIGIT)}cqi)` }}
              >
                {text}
              </span>
            </p>
            <p className="min-h-6 text-muted tabular-nums">{note}</p>
          </li>
        )
      })}
    </ul>
  )
}
