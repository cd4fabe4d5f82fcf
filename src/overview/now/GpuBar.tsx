import { clsx } from 'clsx'
import type { GpuUse } from './gpuUse.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import { toggleExcluded } from '#src/view/filtering/excluding.ts'
import { pickUses } from '#src/overview/drillDown.ts'
import { useView } from '#src/view/useView.tsx'
import { DrillDownButton } from '#src/overview/DrillDownButton.tsx'

interface GpuBarProps {
  readonly use: GpuUse
  /** The GPUs of the longest bar. */
  readonly maxGpus: number
}

/** The share of the longest bar from which on a segment has room for its number. */
const ROOM_FOR_A_NUMBER = 0.12

/** One GPU type: a bar of its stages, each as long as the GPUs that it counts. */
export function GpuBar({ use, maxGpus }: GpuBarProps) {
  const [view] = useView()
  const { name, value } = use
  const own = [{ by: 'gpu', value }] as const
  const cleared = { ...view, status: [], gpu: [] }
  return (
    <li className="grid grid-cols-[5.5rem_minmax(0,1fr)_3rem] items-center gap-2">
      <DrillDownButton
        cleared={cleared}
        picked={pickUses(
          view,
          own,
          use.stages.flatMap(({ statuses }) => statuses),
        )}
        excluded={toggleExcluded(view, 'gpu', value)}
        label={`${name}: ${amountOf(use)}`}
        className="truncate rounded-md py-1 text-left underline-offset-2 hover:underline aria-pressed:font-medium"
      >
        {name}
      </DrillDownButton>
      <div className="flex min-h-6">
        <div
          className={clsx('flex min-w-0 gap-px', use.gpus === 0 && 'flex-wrap')}
          // Each segment is wide enough to be pressed, however few GPUs it counts.
          style={{ width: use.gpus === 0 ? '100%' : `${Math.max((use.gpus / maxGpus) * 100, 6)}%` }}
        >
          {use.stages.map(({ stage, statuses, gpus, jobs }) => (
            <DrillDownButton
              key={stage}
              cleared={cleared}
              picked={pickUses(view, own, statuses)}
              label={`${name}, ${stage}: ${amountOf({ gpus, jobs })}`}
              className={
                use.gpus === 0
                  ? 'mr-3 text-xs whitespace-nowrap text-muted hover:text-ink hover:underline aria-pressed:text-ink'
                  : `min-w-2.5 rounded-xs outline-offset-2 hover:opacity-80 aria-pressed:outline-2 aria-pressed:outline-ink fill-${stage}`
              }
              {...(use.gpus > 0 && { style: { flex: `${gpus} 1 0` } })}
            >
              {use.gpus === 0
                ? `${formatCount(jobs)} ${stage}`
                : gpus / maxGpus >= ROOM_FOR_A_NUMBER && (
                    <span className="rounded-xs bg-canvas px-1 text-xs text-ink tabular-nums">
                      {formatCount(gpus)}
                    </span>
                  )}
            </DrillDownButton>
          ))}
        </div>
      </div>
      <span className="text-right tabular-nums">{use.gpus > 0 && formatCount(use.gpus)}</span>
    </li>
  )
}

function amountOf({ gpus, jobs }: { readonly gpus: number; readonly jobs: number }): string {
  const count = plural(jobs, 'job')
  return gpus === 0 ? count : `${plural(gpus, 'GPU')} in ${count}`
}
