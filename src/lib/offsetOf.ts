/** A smaller difference isn't an offset, since dates have a resolution of a second, ms. */
const TOLERANCE = 2000

/** If this machine's two clocks differ by more than this, one was set, ms. */
const DRIFT = 1000

/** Dates are truncated to whole seconds, ms. */
const HALF_SECOND = 500

/**
 * This machine's clocks at one moment, ms: `Date.now`, which can be wrong and set at any time, and
 * `performance.now`, which is never set, but stands still in some browsers while the machine sleeps.
 */
export type Reading = readonly [time: number, ticks: number]

/** A request and its response. In the headers, `X-Upstream-Date` is the API's HTTP date. */
export type Exchange = readonly [headers: Pick<Headers, 'get'>, sent: Reading, received: Reading]

/**
 * Returns how far this machine's clock is behind the API's, ms: the median over the exchanges (oldest first). 0 if
 * that is less than 2 s or half the round trip, since the date could be from any time during the exchange; in a slow
 * response it is usually near the end.
 *
 * Exchanges during which the clock was set or the machine slept don't count, nor do earlier ones, since they measure
 * the clock before the change.
 */
export function offsetOf(exchanges: readonly Exchange[]): number {
  const [, , base = [NaN, NaN]] = exchanges.at(-1) ?? []
  const samples = exchanges
    .filter(([, sent, received]) => isInStep(sent, base) && isInStep(received, base))
    .map(sampleOf)
    .filter(({ offset }) => Number.isFinite(offset))
    .sort((a, b) => a.offset - b.offset)
  const median = samples[samples.length >> 1]
  if (!median || Math.abs(median.offset) < Math.max(TOLERANCE, median.roundTrip / 2)) return 0
  return median.offset
}

interface Sample {
  /** How far the clock is behind the API's, ms; `NaN` if the headers can't be read. */
  readonly offset: number
  /** ms */
  readonly roundTrip: number
}

/** Returns the offset by one exchange. Assumes that the API's time is from halfway through the round trip. */
export function sampleOf([headers, sent, received]: Exchange): Sample {
  const made = Date.parse(headers.get('x-upstream-date') ?? '') + HALF_SECOND
  const roundTrip = received[1] - sent[1]
  return { offset: made + roundTrip / 2 - received[0], roundTrip }
}

/** Whether the clock wasn't set and the machine didn't sleep between two readings. */
function isInStep(a: Reading, b: Reading): boolean {
  return Math.abs(a[0] - a[1] - (b[0] - b[1])) < DRIFT
}
