/** A clock that differs by less is right: dates have a resolution of a second, ms. */
const TOLERANCE = 2000

/** By how much this machine's two clocks may drift apart before one must have been set, ms. */
const DRIFT = 1000

/** Half the resolution of a date and an age, which are cut to whole seconds, ms. */
const HALF_SECOND = 500

/**
 * This machine's clocks at one moment, ms: `Date.now`, which can be wrong and set at any time, and
 * `performance.now`, which is never set, but stands still in some browsers while the machine sleeps.
 */
export type Reading = readonly [time: number, ticks: number]

/**
 * A request and its response. Of the headers, `X-Upstream-Date` is the API's HTTP date, and `Age` how old a shared
 * response was when the proxy sent it, whole seconds.
 */
export type Exchange = readonly [headers: Pick<Headers, 'get'>, sent: Reading, received: Reading]

/**
 * Returns how far this machine's clock is behind the API's, ms: the median of what the exchanges (oldest first)
 * say. 0 if that is under 2 s, or no more than half the round trip: when on the way the API took its time is not
 * known, and in a slow response it is mostly near the end.
 *
 * An exchange during which the clock was set or the machine slept doesn't count, nor does one from before
 * that: what an earlier one says is true of another clock.
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
  /** From the request to the headers, ms. */
  readonly roundTrip: number
}

/** What one exchange says: the API's time is taken to be that of half way through the round trip. */
export function sampleOf([headers, sent, received]: Exchange): Sample {
  const age = headers.get('age')
  const made = Date.parse(headers.get('x-upstream-date') ?? '') + HALF_SECOND
  const shared = age === null ? 0 : Number(age) * 1000 + HALF_SECOND
  const roundTrip = received[1] - sent[1]
  return { offset: made + shared + roundTrip / 2 - received[0], roundTrip }
}

/** Whether the clock was not set between two readings, and the machine did not sleep. */
function isInStep(a: Reading, b: Reading): boolean {
  return Math.abs(a[0] - a[1] - (b[0] - b[1])) < DRIFT
}
