import { useQuery } from '@tanstack/react-query'
import { CommandList } from '#src/components/CommandList.tsx'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { CLIS } from '#src/jobs/cliCommands.ts'
import { plural, pluralForm } from '#src/lib/units.ts'
import { waitEnd } from '#src/search/failedReading.ts'
import { PanelNotice } from '#src/ui/PanelNotice.tsx'
import { checkpointCommands } from './checkpointCommands.ts'
import type { CheckpointList } from './checkpointList.ts'
import { Checkpoints } from './Checkpoints.tsx'
import { checkpointsQuery } from './checkpointsQuery.ts'
import { describeDisagreement } from './describeSync.ts'
import { describeEmpty } from './emptyCheckpoints.ts'
import { Failure } from './Failure.tsx'

/** The checkpoints of the open job, and the commands for them. */
export function CheckpointsTab({ job }: { readonly job: TrainingJob }) {
  const { data, error: failed, refetch } = useQuery(checkpointsQuery(job))
  return (
    <section aria-label="Checkpoints" className="flex flex-1 flex-col">
      {failed && (
        <Failure
          error={failed.error}
          since={failed.since}
          waitUntil={waitEnd(failed)}
          onRetry={() => void refetch({ cancelRefetch: false })}
          isNotice={data !== null}
        />
      )}
      {data && <Loaded job={job} list={data.value} />}
      {!data && !failed && (
        <p role="status" className="m-auto px-5 py-8 text-muted">
          Loading checkpoints…
        </p>
      )}
    </section>
  )
}

interface LoadedProps {
  readonly job: TrainingJob
  readonly list: CheckpointList
}

function Loaded({ job, list }: LoadedProps) {
  const { checkpoints, invalid, jobStatus } = list
  const disagreement = describeDisagreement(job, list)
  return (
    <>
      {disagreement && <PanelNotice tone={disagreement.tone}>{disagreement.text}</PanelNotice>}
      {invalid > 0 && (
        <PanelNotice tone="warning">
          {plural(invalid, 'checkpoint')} can’t be displayed because Baseten returned{' '}
          {pluralForm(invalid, 'it', 'them')} in an unexpected format.
        </PanelNotice>
      )}
      {checkpoints.length > 0 ? (
        <div className="flex max-w-240 flex-col gap-6 px-5 py-4">
          <Checkpoints job={job} checkpoints={checkpoints} />
          <Commands job={job} />
        </div>
      ) : (
        invalid === 0 && <Empty {...describeEmpty(job, jobStatus)} />
      )}
    </>
  )
}

function Empty({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="m-auto flex max-w-md flex-col items-center gap-1 px-5 py-8 text-center">
      <h3 className="font-medium">{title}</h3>
      <p className="text-muted">{text}</p>
    </div>
  )
}

function Commands({ job }: { readonly job: TrainingJob }) {
  const lists = CLIS.map((cli) => ({ cli, commands: checkpointCommands(job, cli) }))
  if (lists.every(({ commands }) => commands.length === 0)) return null
  return (
    <section aria-label="CLI commands" className="flex flex-col gap-2">
      <h3 className="font-medium">CLI commands</h3>
      {lists.map(({ cli, commands }) => (
        <CommandList key={cli} label={cli} commands={commands} />
      ))}
    </section>
  )
}
