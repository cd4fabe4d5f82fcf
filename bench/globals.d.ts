import type { Probe } from './probe.mjs'

declare global {
  interface Window {
    /** Only in the measured pages: see `installProbe`. */
    bench: Probe
  }
}
