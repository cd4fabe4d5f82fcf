import type { Period } from '#src/view/filtering/spans.ts'
import { lengthWithin, moveInto } from './scale.ts'

/** How much a key or a button zooms in; a notch of the wheel is a third of it. */
export const ZOOM = 1.6
/** The logarithm of the factor of a notch: the time in view changes by about 15 %. */
const NOTCH = Math.log(ZOOM) / 3
/** What a notch is at most, px. A wheel that turns faster sends more at once. */
const NOTCH_PX = 120
/** Browsers send a pinch as many small turns of the wheel: 100 × the logarithm of its factor, px. */
const PINCH = 100

/**
 * The factor by which so much of the wheel zooms in, px down: below 1 for more than none. Small turns, as of a pinch,
 * follow the fingers; a notch is the same step in every browser.
 */
export function zoomOfWheel(px: number): number {
  const size = Math.abs(px)
  const step = Math.min(size / PINCH, NOTCH * Math.max(1, size / NOTCH_PX))
  return Math.exp(-Math.sign(px) * step)
}

/** A period zoomed in by a factor: `time` stays where it is, as far as `whole` and the least period allow. */
export function zoomAbout(time: number, factor: number, visible: Period, whole: Period): Period {
  const before = visible.until - visible.from
  const length = lengthWithin(before / factor, whole)
  const from = time - ((time - visible.from) / before) * length
  return moveInto({ from, until: from + length }, whole)
}
