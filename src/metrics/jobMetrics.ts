/** Samples in ascending time, without duplicates: `values[i]` belongs to `times[i]` (ms since the epoch). */
export interface Series {
  readonly times: Float64Array
  readonly values: Float64Array
}

export interface GpuSeries {
  /** The rank on its node, from 0. */
  readonly rank: number
  /** Fractions, which can exceed 1. */
  readonly utilization: Series
  /** Bytes. */
  readonly memory: Series
}

/** Usage in bytes, and the used fraction. */
export interface StorageSeries {
  readonly usage: Series
  readonly utilization: Series
}

export interface NodeSeries {
  /** The API's; `null` for the only node of a job, or for the leader if the others' series are missing. */
  readonly id: string | null
  readonly name: string
  /** By rank. */
  readonly gpus: readonly GpuSeries[]
  /** Cores. */
  readonly cpu: Series
  /** Bytes. */
  readonly memory: Series
  readonly storage: StorageSeries
}

/** The metrics of a job in a range. */
export interface JobMetrics {
  readonly nodes: readonly NodeSeries[]
  /** Whether the job has several nodes, but the response has only the leader's series. */
  readonly leaderOnly: boolean
  /** The job's read-write cache; `null` if it has none. */
  readonly cache: StorageSeries | null
  /** The time between two samples, ms. */
  readonly step: number
}

/** The limits of one node, from the job's instance type. */
export interface NodeLimits {
  /** Bytes of each GPU; `null` if unknown. */
  readonly gpuMemory: number | null
  /** Bytes; `null` if unknown. */
  readonly memory: number | null
  /** Cores; `null` if unknown. */
  readonly cores: number | null
}
