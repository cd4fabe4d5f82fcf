import { BINS } from './failureTrend.ts'

/** The width of a bar and its gap, and the height of the tallest bar, in units of the drawing. */
const STEP = 4
const GAP = 1
const HEIGHT = 24
/** What stands for one job at least. */
const MIN_HEIGHT = 2
/** A bar of full height stands for at least this number of jobs, so that a single one is no peak. */
const MIN_PEAK = 3

/** A bar for each part of a period. Without a text of its own: what it is in has one. */
export function Sparkline({ counts }: { readonly counts: readonly number[] }) {
  const width = BINS * STEP - GAP
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} ${HEIGHT + 1}`}
      preserveAspectRatio="none"
      className="h-full w-full text-edge"
    >
      <path d={`M0 ${HEIGHT}h${width}v1h-${width}z`} fill="currentColor" />
      <path d={barsPath(counts)} fill="var(--status-failed)" />
    </svg>
  )
}

/** The bars as one SVG path, their feet on one line. */
function barsPath(counts: readonly number[]): string {
  const peak = Math.max(...counts, MIN_PEAK)
  return counts
    .map((count, bin) => {
      if (count === 0) return ''
      const height = Math.max((count / peak) * HEIGHT, MIN_HEIGHT)
      return `M${bin * STEP} ${HEIGHT}v-${height}h${STEP - GAP}v${height}z`
    })
    .join('')
}
