import { clsx } from 'clsx'
import { excessOf, type TypeCapacity } from './capacities.ts'

const LINE = 'absolute inset-y-0 -ml-px border-l-2'

interface CapacityMarksProps {
  readonly capacity: TypeCapacity
  /** The GPUs that the full width stands for. */
  readonly maxGpus: number
}

/**
 * The limit and the baseline as lines across a bar, and the usage above the limit below it. {@link CapacityNote} has
 * them in words.
 */
export function CapacityMarks({ capacity, maxGpus }: CapacityMarksProps) {
  const { limit, baseline } = capacity
  const excess = excessOf(capacity)
  const percent = (gpus: number) => `${(gpus / maxGpus) * 100}%`
  return (
    <>
      {baseline !== null && (
        <span className={`${LINE} border-dotted border-ink`} style={{ left: percent(baseline) }} />
      )}
      <span
        className={clsx(LINE, excess > 0 ? 'border-tone-red' : 'border-ink')}
        style={{ left: percent(limit) }}
      />
      {excess > 0 && (
        <span
          className="absolute bottom-0 border-b-3 border-tone-red"
          style={{ left: percent(limit), width: percent(excess) }}
        />
      )}
    </>
  )
}

/** What the lines mean. */
export function MarksLegend() {
  return (
    <>
      <span className="flex items-center gap-1.5">
        <span aria-hidden className="h-3 border-l-2 border-ink" />
        limit
      </span>
      <span className="flex items-center gap-1.5">
        <span aria-hidden className="h-3 border-l-2 border-dotted border-ink" />
        baseline
      </span>
    </>
  )
}
