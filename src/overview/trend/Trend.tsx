import { memo, useMemo, useState } from 'react'
import { formatCount } from '../../jobs/units.ts'
import {
  countOf,
  OUTCOMES,
  outcomeOf,
  shareFailed,
  trendOf,
  type Outcome,
  type Outcomes,
  type Trend as TrendFigures,
} from '../../jobs/trend.ts'
import { pickPeriod, pickStatuses } from '../../view/picks.ts'
import { periodOf } from '../../view/spans.ts'
import { Nothing, PartFrame } from '../PartFrame.tsx'
import type { PartProps } from '../part.ts'
import { PickButton } from '../PickButton.tsx'
import { jobsText } from '../words.ts'
import { nameOfBin } from './binLabels.ts'
import { OUTCOME_LOOKS } from './outcomes.ts'
import { percent } from './percent.ts'
import { TrendChart } from './TrendChart.tsx'
import { TrendTable } from './TrendTable.tsx'

const HOUR = 3_600_000

/** Jobs over time by what became of them, and the GPUs that they held. */
export const Trend = memo(function Trend({ list, rows, now, view, setView }: PartProps) {
  const until = view.created === null ? undefined : periodOf(view.created, now)?.until
  const trend = useMemo(
    () => trendOf(list, rows, { now, ...(until !== undefined && { until }) }),
    [list, rows, now, until],
  )
  const statuses = useMemo(() => statusesByOutcome(list.index.dictionary('status').texts), [list])
  const [looked, setLooked] = useState<number | null>(null)
  if (!trend) {
    return (
      <PartFrame title="Trend">
        <Nothing>There is no job to count.</Nothing>
      </PartFrame>
    )
  }
  const bin = looked === null ? undefined : trend.bins[looked]
  return (
    <PartFrame title="Trend" summary={summaryOf(trend)}>
      <TrendChart
        trend={trend}
        view={view}
        setView={setView}
        pick={(span, mark) => {
          const picked = pickPeriod(view, span, now)
          return mark === 'all' ? picked : pickStatuses(picked, statuses[mark])
        }}
        onLook={setLooked}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs">
        <span className="min-w-40 font-medium tabular-nums">
          {bin ? nameOfBin(bin, trend.unit) : 'All'}: {jobsText(countOf((bin ?? trend).created))}
        </span>
        <ul aria-label="Outcomes" className="flex flex-wrap gap-x-4 gap-y-1">
          {OUTCOMES.map((outcome) => (
            <li key={outcome}>
              <PickButton
                view={view}
                setView={setView}
                picked={pickStatuses(view, statuses[outcome])}
                cleared={{ ...view, status: [] }}
                label={`${jobsText(trend.created[outcome])} ${OUTCOME_LOOKS[outcome].label}`}
                disabled={trend.created[outcome] === 0}
                className="flex items-center gap-1.5 rounded-sm text-muted hover:text-ink disabled:cursor-default disabled:hover:text-muted aria-pressed:font-medium aria-pressed:text-ink"
              >
                <span aria-hidden className={`h-3 w-4 rounded-xs ${OUTCOME_LOOKS[outcome].fill}`} />
                <span className="tabular-nums">
                  {formatCount((bin ?? trend).created[outcome])} {OUTCOME_LOOKS[outcome].label}
                </span>
              </PickButton>
            </li>
          ))}
        </ul>
        <span className="text-muted tabular-nums">
          {percent(shareFailed((bin ?? trend).created))} failed
          {bin && ` · ${formatCount(Math.round(bin.gpus))} GPUs`}
        </span>
      </div>
      <p className="text-xs text-muted">
        GPUs count from a job’s creation to its last update, time in the queue included: an upper
        bound, since the API tells neither start nor end.
      </p>
      <TrendTable trend={trend} />
    </PartFrame>
  )
})

function summaryOf({ created, gpuTime }: TrendFigures): string {
  const share = shareFailed(created)
  const ended = countOf(created) - created.active
  const failed =
    share === null
      ? 'none has ended'
      : `${percent(share)} of ${formatCount(ended)} ended jobs failed`
  return `${failed} · at most ${formatCount(Math.round(gpuTime / HOUR))} GPU hours`
}

/** The statuses of each outcome among those that occur. */
function statusesByOutcome(statuses: readonly string[]): Readonly<Record<Outcome, string[]>> {
  const of = (outcome: Outcome) => statuses.filter((status) => outcomeOf(status) === outcome)
  return {
    completed: of('completed'),
    stopped: of('stopped'),
    failed: of('failed'),
    active: of('active'),
  } satisfies Record<keyof Outcomes, string[]>
}
