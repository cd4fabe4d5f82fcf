import { BINS } from './failureTrend.ts'

/** In SVG units: the width of a bar with its gap, the gap, and the height of the tallest bar. */
const STEP = 4
const GAP = 1
const HEIGHT = 24
/** The minimum height of a bar, so that a single job stays visible. */
const MIN_HEIGHT = 2
/** A bar of full height represents at least this many jobs, so that a single job is no peak. */
const MIN_PEAK = 3

/** A bar for each bin of a period. Hidden from assistive technology: its parent has a text alternative. */
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
