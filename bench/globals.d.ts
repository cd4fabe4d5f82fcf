import type { Probe } from './probe.mjs'

declare global {
  interface Window {
    /** Only in the measured pages: see `installProbe`. */
    bench: Probe
    /** Only where the timeline is panned: see `watchFrames`. */
    panning: { request: typeof requestAnimationFrame; draw: number } | undefined
  }
}
