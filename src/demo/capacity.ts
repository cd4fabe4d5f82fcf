import type { Capacity, CapacityResponse } from '#src/contract/capacity.ts'
import { kindOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'

/** The organization's limits, in GPUs. Types without a row have no limit. */
const LIMITS: readonly Pick<Capacity, 'gpu_type' | 'baseline' | 'limit'>[] = [
  { gpu_type: 'H100', baseline: 256, limit: 512 },
  // Below the GPUs of the largest job, which runs on spot capacity.
  { gpu_type: 'H200', baseline: 64, limit: 112 },
  { gpu_type: 'B200', baseline: 0, limit: 64 },
  { gpu_type: 'A100', baseline: 8, limit: 16 },
]

/** The team with limits of its own, and the projects whose jobs count against them. */
const TEAM = { team_id: 'tm4research', team_name: 'Research', projects: ['qwen3', 'deepseek'] }
/** The team's share of each limit. */
const TEAM_SHARE = 0.5

/** Returns the GPUs in use by active jobs, next to the limits. */
export function capacityOf(jobs: readonly TrainingJob[]): CapacityResponse {
  const using = jobs.filter(({ current_status: status }) =>
    ['deploying', 'running'].includes(kindOf(status)),
  )
  const ofTeam = using.filter(({ training_project: { name } }) =>
    TEAM.projects.some((project) => name.startsWith(project)),
  )
  const { team_id, team_name } = TEAM
  return {
    gpu_capacities: LIMITS.map((limits) => ({ ...limits, ...usage(using, limits.gpu_type) })),
    team_gpu_capacities: LIMITS.map((limits) => ({
      gpu_type: limits.gpu_type,
      baseline: limits.baseline * TEAM_SHARE,
      limit: limits.limit * TEAM_SHARE,
      ...usage(ofTeam, limits.gpu_type),
      team_id,
      team_name,
    })),
  }
}

function usage(jobs: readonly TrainingJob[], gpuType: string) {
  const gpus = (isSpot: boolean) =>
    jobs
      .filter((job) => job.instance_type.gpu_type === gpuType)
      .filter((job) => (job.availability_model?.toLowerCase() === 'spot') === isSpot)
      .reduce((sum, job) => sum + job.instance_type.gpu_count * (job.node_count ?? 1), 0)
  const [dedicated, spot] = [gpus(false), gpus(true)]
  return {
    usage_count: dedicated + spot,
    dedicated_usage_count: dedicated,
    spot_usage_count: spot,
  }
}
