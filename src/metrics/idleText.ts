import { plural } from '#src/lib/units.ts'
import { IDLE, IDLE_PERIOD, isIdle, type IdleGpu } from './idleGpus.ts'

/** The max number of GPUs that are listed. */
const MAX_LISTED = 4

const MINUTES = `${IDLE_PERIOD / 60_000}m`

/** Returns how many GPUs of a job did too little: `2 of 8 GPUs idle for 15m`. */
export function idleTitle(gpus: readonly IdleGpu[], gpuTotal: number): string {
  const how = gpus.every(isIdle) ? 'idle' : 'underused'
  const which =
    gpus.length < gpuTotal
      ? `${gpus.length} of ${plural(gpuTotal, 'GPU')}`
      : gpuTotal === 1
        ? 'GPU'
        : `All ${plural(gpuTotal, 'GPU')}`
  return `${which} ${how} for ${MINUTES}`
}

/**
 * Returns what is known of these GPUs: a line for each that did less than the others of its node, such as
 * `Node 1, GPU 3: 2%, median of its node 91%`; one line if no GPU did more.
 */
export function idleLines(gpus: readonly IdleGpu[], gpuTotal: number): readonly string[] {
  if (gpus.length === gpuTotal) {
    return [`Utilization${gpuTotal > 1 ? ' of each' : ''} below ${percent(IDLE)}`]
  }
  const lines = gpus.slice(0, MAX_LISTED).map(({ node, rank, mean, median }) => {
    const name = node === null ? `GPU ${rank}` : `${node}, GPU ${rank}`
    return `${name}: ${percent(mean)}, median of its node ${percent(median)}`
  })
  const more = gpus.length - lines.length
  return more > 0 ? [...lines, `And ${more} more`] : lines
}

function percent(fraction: number): string {
  return `${Math.round(100 * fraction)}%`
}
