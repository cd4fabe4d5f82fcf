import { useMemo } from 'react'
import { StatusBadge } from '#src/components/StatusBadge.tsx'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { Zone } from '#src/lib/zone.ts'
import { CHART_CARD } from '#src/overview/chartCard.ts'
import { TooltipFrame } from '#src/ui/TooltipFrame.tsx'
import { factsOf } from './describeJob.ts'

interface JobCardProps {
  readonly job: TrainingJob
  /** ms since the epoch */
  readonly now: number
  readonly zone: Zone
  readonly canvas: HTMLElement
  readonly rectOf: () => DOMRect
  /** Changes when the bar moves. */
  readonly at: string
}

export function JobCard({ job, now, zone, canvas, rectOf, at }: JobCardProps) {
  const { title, ...facts } = factsOf(job, now, zone)
  const anchor = useMemo(
    () => ({ getBoundingClientRect: rectOf, contextElement: canvas }),
    // oxlint-disable-next-line react/exhaustive-deps -- `rectOf` is new on every render; `at` changes when the bar moves.
    [at, canvas],
  )
  return (
    <TooltipFrame
      anchor={anchor}
      align="center"
      className={`${CHART_CARD} flex max-w-[min(22rem,calc(100vw-1rem))] flex-col gap-1.5`}
    >
      <div className="flex items-start gap-2">
        <span className="min-w-0 py-0.5 font-medium wrap-anywhere">{title}</span>
        <span className="max-w-1/2 shrink-0">
          <StatusBadge status={job.current_status} full />
        </span>
      </div>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
        {FACTS.map(([key, label]) => (
          <div key={key} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="tabular-nums wrap-anywhere">{facts[key]}</dd>
          </div>
        ))}
      </dl>
    </TooltipFrame>
  )
}

const FACTS = [
  ['project', 'Project'],
  ['user', 'User'],
  ['hardware', 'Hardware'],
  ['created', 'Created'],
  ['elapsed', 'Elapsed'],
] as const
