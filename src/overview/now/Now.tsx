import { memo, useMemo } from 'react'
import { JobCount } from '#src/components/JobCount.tsx'
import { UnknownStatuses } from '#src/components/UnknownStatuses.tsx'
import { phaseOf, STAGES, type Stage } from '#src/contract/statuses.ts'
import { gpuUse, type GpuUse } from './gpuUse.ts'
import { countByStatus, countIn } from '#src/jobs/counts.ts'
import { plural } from '#src/lib/units.ts'
import { GpuBar } from './GpuBar.tsx'
import { Nothing, PartFrame } from '#src/overview/PartFrame.tsx'
import type { PartProps } from '#src/overview/part.ts'
import { StatusCounts } from './StatusCounts.tsx'

interface NowProps extends PartProps {
  /** How many GPU types are listed; the others are counted. */
  readonly listed?: number
}

/** What is taken and what is waited for, of each GPU type, and the jobs by status. */
export const Now = memo(function Now(props: NowProps) {
  const { list, rows, listed = Infinity } = props
  const uses = useMemo(() => gpuUse(list, rows), [list, rows])
  const counts = useMemo(() => countByStatus(list, rows), [list, rows])
  const maxGpus = Math.max(...uses.map(({ gpus }) => gpus), 1)
  return (
    <PartFrame title="Now" summary={summaryOf(uses)}>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,17rem),1fr))] gap-x-8 gap-y-4">
        <div className="flex min-w-0 flex-col gap-2">
          {uses.length === 0 ? (
            <Nothing>No job of this view is active.</Nothing>
          ) : (
            <>
              <ul aria-label="GPUs by type" className="flex flex-col gap-1.5">
                {uses.slice(0, listed).map((use) => (
                  <GpuBar key={use.value} use={use} maxGpus={maxGpus} />
                ))}
              </ul>
              {uses.length > listed && (
                <p className="text-muted">and {plural(uses.length - listed, 'more GPU type')}</p>
              )}
              <Legend stages={stagesIn(uses)} />
            </>
          )}
          <NotCounted counts={counts} />
        </div>
        <StatusCounts counts={counts} />
      </div>
    </PartFrame>
  )
})

/** Whether an unknown status is active is unknown too, so its jobs are in no GPU total. */
function NotCounted({ counts }: { readonly counts: ReadonlyMap<string, number> }) {
  const unknown = [...counts.keys()].filter((status) => phaseOf(status) === 'unknown').sort()
  if (unknown.length === 0) return null
  return (
    <p className="text-xs wrap-anywhere text-muted">
      Not counted: <JobCount count={countIn(counts, unknown)} /> with an unknown status (
      <UnknownStatuses statuses={unknown} />)
    </p>
  )
}

function stagesIn(uses: readonly GpuUse[]): Stage[] {
  return STAGES.filter((stage) =>
    uses.some(({ stages }) => stages.some((other) => other.stage === stage)),
  )
}

/** `96 GPUs running, 16 deploying, 40 waiting`. */
function summaryOf(uses: readonly GpuUse[]): string {
  const parts = stagesIn(uses).map((stage) => {
    const gpus = uses
      .flatMap(({ stages }) => stages)
      .filter((other) => other.stage === stage)
      .reduce((sum, other) => sum + other.gpus, 0)
    return `${plural(gpus, 'GPU')} ${stage}`
  })
  return parts.join(' · ')
}

function Legend({ stages }: { readonly stages: readonly Stage[] }) {
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {stages.map((stage) => (
        <li key={stage} className="flex items-center gap-1.5">
          <span aria-hidden className={`h-3 w-4 rounded-xs fill-${stage}`} />
          {stage}
        </li>
      ))}
    </ul>
  )
}
