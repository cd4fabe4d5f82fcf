import type { Period } from '#src/view/filtering/spans.ts'
import { lengthWithin, moveInto } from './scale.ts'

/** The factor by which a key or a button zooms in. Three notches of the wheel do the same. */
export const ZOOM = 1.6
/** The logarithm of a notch's factor: the visible period changes by about 15%. */
const NOTCH = Math.log(ZOOM) / 3
/** Maximum size of a notch, px. A wheel that turns faster sends several at once. */
const NOTCH_PX = 120
/** Browsers send a pinch as many small wheel events: 100 × the logarithm of its factor, px. */
const PINCH = 100

/**
 * Returns the factor to zoom in by for a wheel movement in px; below 1 for a movement down. Small movements, as from
 * a pinch, follow the fingers. A notch is the same step in every browser.
 */
export function zoomOfWheel(px: number): number {
  const size = Math.abs(px)
  const step = Math.min(size / PINCH, NOTCH * Math.max(1, size / NOTCH_PX))
  return Math.exp(-Math.sign(px) * step)
}

/** Zooms a period in by a factor. `time` keeps its position as far as `whole` and the shortest period allow. */
export function zoomAbout(time: number, factor: number, visible: Period, whole: Period): Period {
  const before = visible.until - visible.from
  const length = lengthWithin(before / factor, whole)
  const from = time - ((time - visible.from) / before) * length
  return moveInto({ from, until: from + length }, whole)
}
