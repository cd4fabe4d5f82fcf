import { TimeAgo } from '#src/components/TimeAgo.tsx'
import { formatMinute } from '#src/lib/zone.ts'
import { Button } from '#src/ui/Button.tsx'
import { Choice } from '#src/ui/Choice.tsx'
import { printRange } from '#src/view/filtering/spans.ts'
import { isRangeWord, RANGES } from '#src/view/metricsRange.ts'
import { useZone } from '#src/view/zone.ts'

interface MetricsToolbarProps {
  /** A range of the URL. */
  readonly range: string
  /** The time of the job's first sample, if the range begins there, ms since the epoch; `null` otherwise. */
  readonly firstSample: number | null
  readonly onRange: (range: string) => void
  /** Leaves a range of two times. */
  readonly onReset: () => void
  readonly isLoading: boolean
  /** When the metrics of an active job were loaded, ms since the epoch; `null` otherwise. */
  readonly updatedAt: number | null
}

export function MetricsToolbar(props: MetricsToolbarProps) {
  const { range, firstSample, onRange, onReset, isLoading, updatedAt } = props
  const zone = useZone()
  return (
    <div className="sticky top-0 z-10 flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-canvas px-5 py-2">
      <Choice
        label="Range"
        value={isRangeWord(range) ? range : null}
        options={RANGES}
        labelOf={(word) => (word === 'all' ? 'All' : word)}
        onSelect={onRange}
      />
      {!isRangeWord(range) && (
        <div className="flex flex-wrap items-center gap-x-1">
          <p className="text-muted tabular-nums">{printRange(range, zone)}</p>
          <Button variant="quiet" onClick={onReset}>
            Reset zoom
          </Button>
        </div>
      )}
      {firstSample !== null && (
        <p className="text-muted tabular-nums">
          From the first sample: {formatMinute(firstSample, zone)}
        </p>
      )}
      <p className="ml-auto text-muted tabular-nums">
        {isLoading ? (
          'Loading…'
        ) : updatedAt === null ? null : (
          <>
            Updated <TimeAgo at={updatedAt} isPast />
          </>
        )}
      </p>
    </div>
  )
}
