import { clsx } from 'clsx'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { TimeAgo } from '#src/components/TimeAgo.tsx'
import type { Checkpoint } from '#src/contract/checkpoints.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { parseTime } from '#src/lib/time.ts'
import { formatBytes } from '#src/lib/units.ts'
import { formatExact } from '#src/lib/zone.ts'
import { Button } from '#src/ui/Button.tsx'
import { CopyButton } from '#src/ui/CopyButton.tsx'
import { withTooltip } from '#src/ui/withTooltip.ts'
import { useZone } from '#src/view/zone.ts'
import { CheckpointFiles } from './CheckpointFiles.tsx'
import { isSyncing, syncLabel } from './describeSync.ts'
import { ModelLines } from './ModelLines.tsx'

interface CheckpointRowProps {
  readonly job: TrainingJob
  readonly checkpoint: Checkpoint
  /** Whether the row displays the type, the base model and the LoRA settings. */
  readonly hasModel: boolean
}

export function CheckpointRow({ job, checkpoint, hasModel }: CheckpointRowProps) {
  const { checkpoint_id: id, created_at: at, size_bytes: bytes } = checkpoint
  const filesId = useId()
  const [isOpen, setOpen] = useState(false)
  const zone = useZone()
  const label = syncLabel(checkpoint)
  return (
    <li className="flex flex-col gap-1 border-t border-line py-1">
      <div className="flex flex-wrap items-center gap-x-4">
        <span className="flex min-w-0 flex-1 items-center gap-1">
          <span className="font-mono text-xs wrap-anywhere">{id}</span>
          <CopyButton text={id} label={`checkpoint ID ${id}`} />
        </span>
        {/* Below the name if there is no room beside it. */}
        <span className="flex gap-x-4 text-muted @max-lg:order-last @max-lg:basis-full">
          <span
            className={clsx('empty:hidden @lg:w-16', isSyncing(checkpoint) && 'text-tone-amber')}
          >
            {label}
          </span>
          <span
            className="tabular-nums @lg:w-20 @lg:text-right"
            {...withTooltip(formatExact(parseTime(at), zone))}
          >
            <TimeAgo at={at} />
          </span>
        </span>
        <span className="w-18 text-right tabular-nums">{formatBytes(bytes)}</span>
        <Button
          variant="quiet"
          aria-label={`Files of ${id}`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? filesId : undefined}
          className="-mr-2 -ml-3 gap-1"
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight
            aria-hidden
            className={clsx('size-3.5 transition-transform', isOpen && 'rotate-90')}
          />
          Files
        </Button>
      </div>
      {hasModel && <ModelLines model={checkpoint} />}
      {isOpen && (
        <div id={filesId}>
          <CheckpointFiles job={job} checkpointId={id} />
        </div>
      )}
    </li>
  )
}
