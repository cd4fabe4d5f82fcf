import { useId, useState } from 'react'
import type { Checkpoint } from '#src/contract/checkpoints.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { formatBytes, formatCount, plural } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'
import { totalSize } from './checkpointList.ts'
import { CheckpointRow } from './CheckpointRow.tsx'
import { sharedModel } from './model.ts'
import { ModelLines } from './ModelLines.tsx'

/** The number of checkpoints that are displayed at first. */
const FIRST = 50

interface CheckpointsProps {
  readonly job: TrainingJob
  /** At least one, the newest first. */
  readonly checkpoints: readonly Checkpoint[]
}

/** What all checkpoints have in common is above them, everything else in their rows. */
export function Checkpoints({ job, checkpoints }: CheckpointsProps) {
  const id = useId()
  const [isWhole, setWhole] = useState(false)
  const model = sharedModel(checkpoints)
  const displayed = isWhole ? checkpoints : checkpoints.slice(0, FIRST)
  return (
    <div className="@container flex flex-col gap-3">
      <h3 className="font-medium tabular-nums">
        {plural(checkpoints.length, 'checkpoint')}, {formatBytes(totalSize(checkpoints))}
      </h3>
      {model && <ModelLines model={model} />}
      <ol id={id} aria-label="Checkpoints, newest first" className="border-b border-line">
        {displayed.map((checkpoint, index) => (
          // A response can have the same name twice.
          <CheckpointRow
            key={`${checkpoint.checkpoint_id} ${checkpoints.length - index}`}
            job={job}
            checkpoint={checkpoint}
            hasModel={model === null}
          />
        ))}
      </ol>
      {checkpoints.length > FIRST && (
        <Button
          variant="quiet"
          aria-expanded={isWhole}
          aria-controls={id}
          className="-ml-2 self-start"
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Show fewer checkpoints' : `Show all ${formatCount(checkpoints.length)}`}
        </Button>
      )}
    </div>
  )
}
