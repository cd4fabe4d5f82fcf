import { uncheckedCheckpointsSchema } from '#src/contract/checkpoints.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { hasEnded, updatedAt } from '#src/jobs/job.ts'
import { pathIdsOf } from '#src/jobs/pathIds.ts'
import { readEndpoint } from '#src/search/readEndpoint.ts'
import { readQuery } from '#src/search/readQuery.ts'
import { toCheckpointList } from './checkpointList.ts'

const INTERVAL = 30_000

/** Options of the query for a job's checkpoints. It ends with the first response from after the job's end. */
export function checkpointsQuery(job: TrainingJob) {
  const ids = pathIdsOf(job)
  return readQuery({
    queryKey: ['checkpoints', ids.projectId, ids.jobId],
    read: async (signal) =>
      toCheckpointList(
        await readEndpoint({
          endpoint: 'checkpoints',
          ids,
          schema: uncheckedCheckpointsSchema,
          signal,
        }),
      ),
    interval: INTERVAL,
    isFinal: ({ at }) => hasEnded(job) && at >= updatedAt(job),
  })
}
