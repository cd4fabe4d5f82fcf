import type { Probe } from './probe.mjs'

declare global {
  interface Window {
    /** Only in measured pages: see `installProbe`. */
    bench: Probe
    /** Only if panning of the timeline is measured: see `watchFrames`. */
    panning: { request: typeof requestAnimationFrame; draw: number } | undefined
  }
}
