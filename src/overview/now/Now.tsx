import { memo, useMemo, useState } from 'react'
import { JobCount } from '#src/components/JobCount.tsx'
import { UnknownStatuses } from '#src/components/UnknownStatuses.tsx'
import { phaseOf, STAGES } from '#src/contract/statuses.ts'
import { countByStatus, countIn } from '#src/jobs/counts.ts'
import { FIELDS } from '#src/jobs/fields.ts'
import { sharedDomain, shortUser } from '#src/jobs/sharedDomain.ts'
import { plural } from '#src/lib/units.ts'
import { CapacityNote } from '#src/overview/capacity/CapacityNote.tsx'
import { marksOf, NO_MARKS } from '#src/overview/capacity/marks.ts'
import { useCapacity } from '#src/overview/capacity/useCapacity.ts'
import { FilteredOut } from '#src/overview/FilteredOut.tsx'
import type { PartProps } from '#src/overview/part.ts'
import { EmptyMessage, PartFrame } from '#src/overview/PartFrame.tsx'
import { Choice } from '#src/ui/Choice.tsx'
import { hidesSome, showsAllUsing } from '#src/view/filtering/hiddenStatuses.ts'
import { USE_KEYS, type UseKey } from '#src/view/overview.ts'
import { useView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import { gpusIn, gpuUse, type GpuUse } from './gpuUse.ts'
import { StatusCounts } from './StatusCounts.tsx'
import { Uses } from './Uses.tsx'

const SPLITS: Readonly<Record<UseKey, UseKey>> = { gpu: 'user', user: 'gpu', project: 'user' }

const NONE_OPEN: ReadonlySet<string> = new Set()

export const Now = memo(function Now({ list, rows }: PartProps) {
  const [view, setView] = useView()
  const by = view.overview.uses
  const [split, setSplit] = useState<UseKey>(by)
  const [open, setOpen] = useState({ by, values: NONE_OPEN })
  const isOpen = open.by === by && open.values.size > 0
  const splitBy = split === by ? SPLITS[by] : split
  const uses = useMemo(
    () => gpuUse(list, rows, by, isOpen ? splitBy : undefined),
    [list, rows, by, isOpen, splitBy],
  )
  const counts = useMemo(() => countByStatus(list, rows), [list, rows])
  const domain = useMemo(() => sharedDomain(list), [list])
  const capacity = useCapacity()
  const { capacities } = capacity
  // Limits apply to all jobs of a GPU type.
  const isComparable = by === 'gpu' && showsAllUsing(view)
  const marks = useMemo(
    () => (isComparable ? marksOf(uses, capacities) : NO_MARKS),
    [isComparable, uses, capacities],
  )
  return (
    <PartFrame
      title="Now"
      legend={
        <div className="flex flex-wrap items-center gap-x-4">
          <Legend uses={uses} />
          <FilteredOut running />
        </div>
      }
      actions={
        <Choice
          label="Group GPUs by"
          value={by}
          options={USE_KEYS}
          labelOf={(key) => FIELDS[key].label}
          onSelect={(selected) =>
            setView(({ overview }) => ({ overview: { ...overview, uses: selected } }), 'replace')
          }
        />
      }
    >
      <div className="@container">
        <div className="grid gap-x-10 gap-y-3 @4xl:grid-cols-[minmax(0,1fr)_25rem] @[96rem]:grid-cols-[minmax(0,1fr)_40rem]">
          <div className="@container flex min-w-0 flex-col gap-1 empty:hidden">
            {uses.length === 0 ? (
              <NothingActive view={view} />
            ) : (
              <Uses
                key={by}
                uses={uses}
                marks={marks}
                by={by}
                split={splitBy}
                onSplit={setSplit}
                open={isOpen ? open.values : NONE_OPEN}
                onToggle={(value) =>
                  setOpen((last) => ({
                    by,
                    values: withToggled(last.by === by ? last.values : NONE_OPEN, value),
                  }))
                }
                shorten={(name, key) => (key === 'user' ? shortUser(name, domain) : name)}
              />
            )}
            <NotCounted counts={counts} />
            <CapacityNote capacity={capacity} hasMarks={marks.size > 0} />
          </div>
          <StatusCounts counts={counts} />
        </div>
      </div>
    </PartFrame>
  )
})

function withToggled(values: ReadonlySet<string>, value: string): ReadonlySet<string> {
  const others = new Set(values)
  if (!others.delete(value)) others.add(value)
  return others
}

/** Mentions only stages of which the filters exclude no status. */
function NothingActive({ view }: { readonly view: View }) {
  if (!hidesSome(view, 'active')) return <EmptyMessage>No active jobs in this view.</EmptyMessage>
  const stages = STAGES.filter((stage) => stage !== 'deploying' && !hidesSome(view, stage))
  return (
    stages.length > 0 && (
      <EmptyMessage>{`No ${stages.join(' or ')} jobs in this view.`}</EmptyMessage>
    )
  )
}

/** An unknown status could be active or not, so no GPU total includes its jobs. */
function NotCounted({ counts }: { readonly counts: ReadonlyMap<string, number> }) {
  const unknown = [...counts.keys()].filter((status) => phaseOf(status) === 'unknown').sort()
  if (unknown.length === 0) return null
  return (
    <p className="text-xs wrap-anywhere text-muted">
      Excludes <JobCount count={countIn(counts, unknown)} /> with an unknown status (
      <UnknownStatuses statuses={unknown} />)
    </p>
  )
}

/** The legend of the bars, with GPU totals. For a single bar, it omits numbers that appear beside the bar. */
function Legend({ uses }: { readonly uses: readonly GpuUse[] }) {
  const isSingle = uses.filter(({ gpus }) => gpus > 0).length === 1
  const totals = STAGES.map((stage) => ({
    stage,
    gpus: uses.reduce((sum, use) => sum + gpusIn(use, stage), 0),
  })).filter(({ gpus }) => gpus > 0)
  if (totals.length === 0) return null
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-4 gap-y-1">
      {totals.map(({ stage, gpus }) => (
        <li key={stage} className="flex items-center gap-1.5">
          <span aria-hidden className={`h-3 w-4 rounded-xs fill-${stage}`} />
          {isSingle && stage !== 'deploying' ? stage : `${plural(gpus, 'GPU')} ${stage}`}
        </li>
      ))}
    </ul>
  )
}
