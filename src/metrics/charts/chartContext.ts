import type { Zone } from '#src/lib/zone.ts'
import type { CrosshairAtom } from './crosshair.ts'
import type { Palette } from './palette.ts'
import type { TimeRange } from './timeScale.ts'
import type { SelectionAtom } from './zoom.ts'

/** What all charts of a job have in common. */
export interface ChartContext {
  readonly crosshair: CrosshairAtom
  readonly selection: SelectionAtom
  /** The times at which the crosshair can be, ascending, ms since the epoch. */
  readonly times: Float64Array
  /** The time of the newest sample, ms since the epoch; -Infinity if there are none. */
  readonly newest: number
  readonly range: TimeRange
  /** Whether the range ends now, or with the job, so that its last values are the latest. */
  readonly isLatest: boolean
  /** Whether the job is active, so that samples are expected up to the end of the range. */
  readonly isActive: boolean
  readonly zone: Zone
  /** ms */
  readonly step: number
  /** The height of the charts of one node, px. */
  readonly height: number
  /** `null` until it is read. */
  readonly palette: Palette | null
}
