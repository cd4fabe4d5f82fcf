import { kindOf, STAGES, type Stage } from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'

/** Jobs of one GPU type in one stage. */
export interface StageUse {
  readonly stage: Stage
  /** `gpu_count × node_count` of them all. */
  readonly gpus: number
  readonly jobs: number
  /** The statuses that they are in. */
  readonly statuses: readonly string[]
}

/** What active jobs take, or wait for, of one GPU type. */
export interface GpuUse {
  /** Empty for jobs without one. */
  readonly type: string
  readonly gpus: number
  readonly jobs: number
  /** In the order of `STAGES`; those without a job are left out. */
  readonly stages: readonly StageUse[]
}

/** The GPUs that the active ones among some rows of a list hold or wait for, the type with the most first. */
export function gpuUse({ index }: JobList, rows: ArrayLike<number>): GpuUse[] {
  const types = [...index.dictionary('gpu').texts, '']
  const statuses = index.dictionary('status').texts
  const typeCodes = index.numbers('gpu', 0)
  const statusCodes = index.numbers('status', 0)
  const gpus = index.numbers('gpus', 0)
  const sums = new Float64Array(types.length * statuses.length)
  const counts = new Uint32Array(sums.length)
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] ?? -1
    const type = typeCodes[row] ?? NaN
    const cell =
      (Number.isNaN(type) ? types.length - 1 : type) * statuses.length + (statusCodes[row] ?? 0)
    sums[cell] = (sums[cell] ?? 0) + (gpus[row] ?? 0)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  const uses = types.map((type, place) => {
    const cells = statuses.map((status, code) => {
      const cell = place * statuses.length + code
      return { status, gpus: sums[cell] ?? 0, jobs: counts[cell] ?? 0 }
    })
    return useOf(
      type,
      cells.filter(({ jobs }) => jobs > 0),
    )
  })
  return uses
    .filter(({ jobs }) => jobs > 0)
    .sort((a, b) => b.gpus - a.gpus || b.jobs - a.jobs || (a.type < b.type ? -1 : 1))
}

interface Cell {
  readonly status: string
  readonly gpus: number
  readonly jobs: number
}

function useOf(type: string, cells: readonly Cell[]): GpuUse {
  const stages = STAGES.flatMap((stage): StageUse[] => {
    const own = cells.filter(({ status }) => kindOf(status) === stage)
    return own.length === 0
      ? []
      : [{ stage, ...sumOf(own), statuses: own.map(({ status }) => status) }]
  })
  return { type, ...sumOf(stages), stages }
}

function sumOf(parts: readonly { readonly gpus: number; readonly jobs: number }[]) {
  return {
    gpus: parts.reduce((sum, { gpus }) => sum + gpus, 0),
    jobs: parts.reduce((sum, { jobs }) => sum + jobs, 0),
  }
}
