import { clsx } from 'clsx'
import { Timestamp } from '#src/components/Timestamp.tsx'
import { plural, pluralForm } from '#src/lib/units.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'
import { useZone } from '#src/view/zone.ts'
import { excessOf } from './capacities.ts'
import { MarksLegend } from './CapacityMarks.tsx'
import type { OrganizationCapacity } from './useCapacity.ts'
import { detailsOf, splitOf, usageOf } from './words.ts'

interface CapacityNoteProps {
  readonly capacity: OrganizationCapacity
  /** Whether bars have marks, which need a legend. */
  readonly hasMarks: boolean
}

/**
 * The organization's GPU limits in words: its jobs can be others than those that the bars count, and of other types.
 * Without limits, one quiet line says why.
 */
export function CapacityNote({ capacity, hasMarks }: CapacityNoteProps) {
  const { capacities, invalid, problem, outdatedSince } = capacity
  const zone = useZone()
  if (problem !== null) return <p className="text-xs text-muted">{problem}</p>
  if (capacities.length === 0) return null
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1 pt-1 text-xs leading-5 text-muted tabular-nums">
      <p>
        GPUs in use in the organization
        {outdatedSince !== null && (
          <>
            {' at '}
            <Timestamp at={outdatedSince} zone={zone} />
          </>
        )}
        :
      </p>
      <ul aria-label="GPU limits" className="contents">
        {capacities.map((each) => {
          const details = detailsOf(each)
          return (
            <li key={each.type}>
              <span {...withTooltip(splitOf(each))}>
                {each.type}{' '}
                <span className={clsx(excessOf(each) > 0 ? 'text-tone-red' : 'text-ink')}>
                  {usageOf(each)}
                </span>
                {details && ` (${details})`}
              </span>
            </li>
          )
        })}
      </ul>
      {hasMarks && (
        <div className="flex gap-x-4">
          <MarksLegend />
        </div>
      )}
      {invalid > 0 && (
        <p>
          {plural(invalid, 'GPU type')} can’t be displayed because Baseten returned{' '}
          {pluralForm(invalid, 'it', 'them')} in an unexpected format.
        </p>
      )}
    </div>
  )
}
