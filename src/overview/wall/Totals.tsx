import { clsx } from 'clsx'
import { StatusIcon } from '#src/components/StatusIcon.tsx'
import { formatCount } from '#src/lib/units.ts'
import type { Total } from './totals.ts'

/** The width of a digit relative to the font size. */
const DIGIT = 0.62

/** The maximum number of characters with which a number leaves room for a note beside it. */
const MAX_SHORT = 5

/** A note is beside its number, so that nothing moves when it appears. */
export function Totals({ totals }: { readonly totals: readonly Total[] }) {
  return (
    <ul aria-label="Totals" className="grid shrink-0 grid-cols-2 gap-4 @min-[48rem]:grid-cols-4">
      {totals.map(({ name, status, count, note }) => {
        const text = count === null ? '–' : formatCount(count)
        const isLong = text.length > MAX_SHORT
        return (
          <li key={name} className="rounded-xl border border-line bg-surface px-5 py-2">
            <p className="flex items-center gap-2 whitespace-nowrap text-muted">
              <StatusIcon status={status} />
              {name}
            </p>
            <div className="@container">
              <p
                className={clsx(
                  'flex flex-col [--note:0rem]',
                  !isLong &&
                    '@min-[14rem]:flex-row @min-[14rem]:items-end @min-[14rem]:gap-2 @min-[14rem]:[--note:5.25rem]',
                )}
              >
                <span
                  className={clsx(
                    'block leading-[calc(var(--total)+0.25rem)] font-semibold tracking-tight whitespace-nowrap tabular-nums',
                    count === null && 'text-muted',
                  )}
                  // The largest size at which all digits fit.
                  style={{
                    fontSize: `min(var(--total), (100cqi - var(--note)) / ${text.length * DIGIT})`,
                  }}
                >
                  {text}
                </span>
                {note !== '' && (
                  <span
                    className={clsx(
                      'min-w-0 text-muted tabular-nums',
                      !isLong && '@min-[14rem]:pb-2',
                    )}
                  >
                    {note}
                  </span>
                )}
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
