import { clsx } from 'clsx'
import { excessOf, type TypeCapacity } from '#src/overview/capacity/capacities.ts'
import { CapacityMarks, MarksLegend } from '#src/overview/capacity/CapacityMarks.tsx'
import { useCapacity } from '#src/overview/capacity/useCapacity.ts'
import { detailsOf, usageOf } from '#src/overview/capacity/words.ts'

/** With more types, the legend would take another row from the lists below. */
const MAX_WITH_LEGEND = 3

/**
 * The organization's GPUs in use, with limit and baseline, without the types that aren't in use. There is nothing in a
 * low window, or if no limits can be read.
 */
export function CapacityStrip() {
  const { capacities, outdatedSince } = useCapacity()
  const used = capacities.filter(({ usage }) => usage > 0)
  if (used.length === 0) return null
  return (
    <div
      className={clsx(
        'flex shrink-0 [@media(height<40rem)]:hidden flex-wrap items-center gap-x-6 gap-y-1 text-muted tabular-nums',
        outdatedSince !== null && 'opacity-80 grayscale',
      )}
    >
      <p id={TITLE}>GPUs in use, organization</p>
      <ul aria-labelledby={TITLE} className="contents">
        {used.map((capacity) => (
          <Item key={capacity.type} capacity={capacity} />
        ))}
      </ul>
      {used.length <= MAX_WITH_LEGEND && (
        <div className="flex gap-x-4">
          <MarksLegend />
        </div>
      )}
    </div>
  )
}

const TITLE = 'organization-gpus'

function Item({ capacity }: { readonly capacity: TypeCapacity }) {
  const { type, usage, limit, baseline } = capacity
  const maxGpus = Math.max(usage, limit, baseline ?? 0)
  const details = detailsOf(capacity)
  return (
    <li className="flex items-center gap-3 whitespace-nowrap">
      <span className="font-medium text-ink">{type}</span>
      <span aria-hidden className="relative flex h-5 w-16 items-center">
        <span className="absolute h-2 w-full rounded-xs bg-line" />
        <span
          className="absolute h-2 rounded-xs fill-running"
          style={{ width: `${(usage / maxGpus) * 100}%` }}
        />
        <CapacityMarks capacity={capacity} maxGpus={maxGpus} />
      </span>
      <span className={clsx(excessOf(capacity) > 0 && 'font-medium text-tone-red')}>
        {usageOf(capacity)}
      </span>
      {details && <span className="sr-only">({details})</span>}
    </li>
  )
}
