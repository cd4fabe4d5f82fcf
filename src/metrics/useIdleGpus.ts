import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { gpuTotal } from '#src/jobs/job.ts'
import { useClock } from '#src/ui/clock.ts'
import { isRangeWord } from '#src/view/metricsRange.ts'
import { useView } from '#src/view/useView.tsx'
import { IDLE_PERIOD, idleGpus, type IdleGpu } from './idleGpus.ts'
import { IDLE_STEP, idleQuery } from './idleQuery.ts'
import { metricsQuery } from './metricsQuery.ts'
import { runningSince } from './runningSince.ts'

export interface IdleResult {
  /** At least one. */
  readonly gpus: readonly IdleGpu[]
  /** When the metrics were requested, by the API's clock, ms since the epoch. */
  readonly at: number
}

/**
 * Returns the GPUs of the open job that did too little for 15 minutes; `null` if there are none, if that isn't known, or
 * in the first 15 minutes of running. The metrics are those of the *Metrics* tab while it is open. Otherwise, they are
 * read once, unless there are some from the last 15 minutes. After that, a result is too old.
 */
export function useIdleGpus(
  job: TrainingJob,
  statuses: Parameters<typeof runningSince>[1],
): IdleResult | null {
  const [{ tab, range }] = useView()
  const since = runningSince(job, statuses)
  const isDue = useClock((now) => since !== null && now - since >= IDLE_PERIOD)
  const total = gpuTotal(job)
  // Other ranges don't end now, or have a sample every few minutes.
  const isRecent = isRangeWord(range) && range !== 'all'
  const { data: polled } = useQuery({ ...metricsQuery(job, range), enabled: false })
  const isPolled = tab === 'metrics' && isRecent
  const polledAt = isRecent && polled ? polled.at : 0
  const isKnown = useClock((now) => now - polledAt < IDLE_PERIOD)
  const query = idleQuery(job)
  const { data: checked } = useQuery({
    ...query,
    // Isn't read when *Metrics* closes.
    staleTime: isKnown ? Infinity : query.staleTime,
    enabled: isDue && total > 0 && !isPolled,
  })
  const result = polledAt > (checked?.at ?? 0) ? polled : checked
  const at = result?.at ?? 0
  const isCurrent = useClock((now) => now - at < IDLE_PERIOD)
  return useMemo(() => {
    if (!result || !isCurrent || !isDue || result.value.window.step > IDLE_STEP) return null
    const { metrics, window } = result.value
    const gpus = idleGpus(metrics, { gpuTotal: total, until: window.to })
    return gpus.length > 0 ? { gpus, at: result.at } : null
  }, [result, isCurrent, isDue, total])
}
