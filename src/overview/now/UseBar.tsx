import { clsx } from 'clsx'
import { formatCount, plural } from '#src/lib/units.ts'
import type { TypeCapacity } from '#src/overview/capacity/capacities.ts'
import { CapacityMarks } from '#src/overview/capacity/CapacityMarks.tsx'
import { clearUses, drillToUses, type Use } from '#src/overview/drillDown.ts'
import { DrillDownButton } from '#src/overview/DrillDownButton.tsx'
import { hidesSome } from '#src/view/filtering/hiddenStatuses.ts'
import { useView } from '#src/view/useView.tsx'
import { amountOf, barLabel } from './amounts.ts'
import type { GpuUse } from './gpuUse.ts'

interface UseBarProps {
  readonly use: GpuUse
  /** The capacity to mark; `undefined` if there is none to compare the bar with. */
  readonly capacity?: TypeCapacity | undefined
  /** The values that drill-downs filter by, from the outermost group in. */
  readonly path: readonly Use[]
  readonly label: string
  readonly maxGpus: number
}

/** A number beside the bar or, in a narrow row, above it. Positioned relative to the row, at its top right. */
const NUMBER =
  'absolute top-0 @max-lg:pointer-coarse:top-1 flex h-4 items-center justify-end whitespace-nowrap tabular-nums @lg:h-6 @lg:pointer-coarse:h-11 forced-colors:text-[color:CanvasText]'

/** The edge of a pressed mark. It is below the bar because the mark itself can be too narrow for a border. */
const EDGE =
  'h-[calc(var(--center)+var(--bar)/2+3px)] w-full border-ink group-aria-pressed/mark:border-b-3 forced-colors:border-[color:Highlight]'

/** The positions of the running and waiting numbers. `--waiting` is the width reserved for waiting. */
const NUMBER_POSITIONS: Readonly<Record<string, string>> = {
  running: 'right-(--waiting) w-14',
  waiting:
    'right-0 w-(--waiting) text-muted group-hover/mark:text-ink group-aria-pressed/mark:text-ink',
}

/**
 * The stages of a GPU use: a bar to scale with numbers beside it. A stage's part of the bar and its number are one
 * button, whose target can be wider than the drawn part. `--bar` is the bar's height.
 */
export function UseBar({ use, capacity, path, label, maxGpus }: UseBarProps) {
  const [view] = useView()
  const { stages, gpus: total } = use
  const cleared = clearUses(view, path)
  if (total === 0) {
    return (
      <div className="flex flex-wrap gap-x-3">
        {stages.map(({ stage, statuses, jobs }, index) => (
          <DrillDownButton
            key={stage}
            cleared={cleared}
            target={drillToUses(view, path, statuses)}
            label={`${label}, ${stage}: ${plural(jobs, 'job')}`}
            className="h-6 min-w-6 rounded-sm whitespace-nowrap text-muted tabular-nums underline-offset-2 hover:text-ink hover:underline aria-pressed:font-medium aria-pressed:text-ink pointer-coarse:h-11 pointer-coarse:min-w-11"
          >
            {`${index === 0 ? plural(jobs, 'job') : formatCount(jobs)} ${stage}`}
          </DrillDownButton>
        ))}
      </div>
    )
  }
  const width = `${(total / maxGpus) * 100}%`
  return (
    <div className="grid min-w-0 grid-cols-1 items-start *:[grid-area:1/1] [--center:0.75rem] pointer-coarse:[--center:1.375rem] @max-lg:pt-4 @max-lg:pointer-coarse:pt-0 @max-lg:pointer-coarse:[--center:1.875rem]">
      <div
        aria-hidden
        className="mt-[calc(var(--center)-var(--bar)/2)] flex h-(--bar) gap-px"
        style={{ width }}
      >
        {stages.map(({ stage, gpus }) => (
          <span
            key={stage}
            className={`min-w-0.5 rounded-xs fill-${stage}`}
            style={{ flex: `${gpus} 1 0` }}
          />
        ))}
      </div>
      {capacity && (
        <div
          aria-hidden
          className="pointer-events-none relative mt-[calc(var(--center)-0.625rem)] h-5"
        >
          <CapacityMarks capacity={capacity} maxGpus={maxGpus} />
        </div>
      )}
      <div className="flex min-w-min" style={{ width }}>
        {stages.map((stageUse) => {
          const { stage, statuses, gpus } = stageUse
          const text = barLabel(stageUse)
          return (
            <DrillDownButton
              key={stage}
              cleared={cleared}
              target={drillToUses(view, path, statuses)}
              label={`${label}, ${stage}: ${amountOf(stageUse)}`}
              className="group/mark flex h-6 min-w-6 items-start rounded-xs outline-offset-2 hover:bg-ink/10 pointer-coarse:h-11 pointer-coarse:min-w-11"
              style={{ flex: `${gpus} 1 0` }}
            >
              <span aria-hidden className={EDGE} />
              {text !== null && (
                <span
                  className={clsx(
                    NUMBER,
                    'underline-offset-2 group-hover/mark:underline group-aria-pressed/mark:font-medium',
                    NUMBER_POSITIONS[stage],
                  )}
                >
                  {text}
                </span>
              )}
            </DrillDownButton>
          )
        })}
      </div>
      {!stages.some(({ stage }) => stage === 'running') && !hidesSome(view, 'running') && (
        <span className={clsx(NUMBER, NUMBER_POSITIONS['running'], 'text-muted')}>0</span>
      )}
    </div>
  )
}
