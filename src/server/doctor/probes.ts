import { capacityResponseSchema } from '#src/contract/capacity.ts'
import { checkpointFilesResponseSchema } from '#src/contract/checkpointFiles.ts'
import { checkpointsResponseSchema } from '#src/contract/checkpoints.ts'
import { endpointPath, ENDPOINTS, isPathId, type Endpoint } from '#src/contract/endpoints.ts'
import { isObject } from '#src/contract/guards.ts'
import { isTrainingJob } from '#src/contract/isTrainingJob.ts'
import { jobResponseSchema } from '#src/contract/jobResponse.ts'
import { logsResponseSchema, MAX_LOG_WINDOW } from '#src/contract/logs.ts'
import { metricsResponseSchema } from '#src/contract/metrics.ts'
import { kindOf, phaseOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { z } from '#src/contract/zod.ts'
import { parseTime } from '#src/lib/time.ts'

const MINUTE = 60_000

/** A check of one endpoint. */
export interface Probe {
  readonly label: string
  /** Returns the path and the query for a job, with `now` in ms since the epoch. */
  readonly target: (job: TrainingJob, now: number) => string
  readonly schema: z.ZodMiniType
  /** The field whose list is empty if the response proves little; `null` if none. */
  readonly rows: string | null
}

/** The checks that need a job, each with a query that is as small as it can be. */
export const JOB_PROBES: readonly Probe[] = [
  {
    label: 'job',
    target: (job) => pathOf('job', job),
    schema: jobResponseSchema,
    rows: null,
  },
  {
    label: 'logs',
    target: (job, now) => {
      const [start, end] = lifeOf(job, now)
      const query = {
        ...rangeOf(Math.max(start, end - MAX_LOG_WINDOW), end),
        direction: 'desc',
        limit: '20',
      }
      return pathOf('logs', job, query)
    },
    schema: logsResponseSchema,
    rows: 'logs',
  },
  {
    label: 'metrics',
    target: (job, now) => {
      const [start, end] = lifeOf(job, now)
      const query = { ...rangeOf(Math.max(start, end - 15 * MINUTE), end), step_seconds: '60' }
      return pathOf('metrics', job, query)
    },
    schema: metricsResponseSchema,
    rows: 'cpu_usage',
  },
  {
    label: 'checkpoints',
    target: (job) => pathOf('checkpoints', job),
    schema: checkpointsResponseSchema,
    rows: 'checkpoints',
  },
  {
    label: 'checkpoint files',
    target: (job) => pathOf('checkpointFiles', job, { page_size: '1' }),
    schema: checkpointFilesResponseSchema,
    rows: 'presigned_urls',
  },
]

export const CAPACITY_PROBE: Omit<Probe, 'target'> & { readonly target: string } = {
  label: 'capacity',
  target: ENDPOINTS.capacity,
  schema: capacityResponseSchema,
  rows: 'gpu_capacities',
}

function pathOf(endpoint: Endpoint, job: TrainingJob, query: Record<string, string> = {}): string {
  const path = endpointPath(endpoint, { projectId: job.training_project_id, jobId: job.id })
  const search = new URLSearchParams(query).toString()
  return search === '' ? path : `${path}?${search}`
}

/** Returns the start and the end of a job's life, ms since the epoch, with a minute for what arrives late. */
function lifeOf(job: TrainingJob, now: number): readonly [start: number, end: number] {
  const end = phaseOf(job.current_status) === 'ended' ? parseTime(job.updated_at) + MINUTE : now
  return [Math.min(parseTime(job.created_at), end), end]
}

function rangeOf(start: number, end: number) {
  return {
    start_epoch_millis: String(Math.floor(start)),
    end_epoch_millis: String(Math.floor(end)),
  }
}

/**
 * Returns the job of a search's response that has most to check: the oldest running one that saves checkpoints, another
 * running one, or the newest ended one. Invalid rows don't count, nor do IDs that can't be part of a path. `null` if
 * there is none.
 */
export function chooseJob(body: unknown): TrainingJob | null {
  const rows: unknown = isObject(body) ? body['training_jobs'] : []
  if (!Array.isArray(rows)) return null
  const oldestFirst = rows
    .filter(isTrainingJob)
    .filter((job) => isPathId(job.id) && isPathId(job.training_project_id))
    .sort((a, b) => parseTime(a.created_at) - parseTime(b.created_at))
  const running = oldestFirst.filter(isRunning)
  const ended = oldestFirst.filter(({ current_status: status }) => phaseOf(status) === 'ended')
  return (
    running.find((job) => job.checkpoint_sync_status != null) ??
    running[0] ??
    ended.at(-1) ??
    oldestFirst.at(-1) ??
    null
  )
}

export function isRunning({ current_status: status }: TrainingJob): boolean {
  return kindOf(status) === 'running'
}
