import { Bucket, type Rate } from './bucket.ts'
import { Refusal } from './refusal.ts'

interface Limits extends Rate {
  /** The maximum number of calls under way: from the request to the end of the response. */
  readonly underWay: number
  /** The maximum number of calls of one client, waiting or under way. */
  readonly perClient: number
  /** The maximum number of waiting calls. */
  readonly waiting: number
  /** How long a call can wait for its turn, ms. */
  readonly waitMs: number
}

const API_LIMITS: Limits = {
  // At most 95 calls in any second: below the API's limit of 100 per key.
  perSecond: 75,
  burst: 20,
  underWay: 64,
  // Half, so that one client can't use up the others' share.
  perClient: 32,
  // More than can get a turn in time. The rest only needs memory.
  waiting: 1_000,
  waitMs: 2_000,
}

/** The longest wait that a refused client gets, seconds. It is random, so that not all clients retry at once. */
const RETRY_WITHIN = 3

/**
 * Limits the rate of the calls to an endpoint of the API, and how many are under way. Calls above a limit wait for a short time.
 * Clients take turns, so a client that sends many requests delays mostly its own. A refused call changes nothing for
 * later ones.
 */
export class Limiter {
  readonly #limits: Limits
  readonly #bucket: Bucket
  /** Starts each waiting call, by client. The first client is the next one. */
  readonly #waiting = new Map<string, Set<() => void>>()
  #waitingCount = 0
  /** The number of calls by client, waiting or under way. */
  readonly #calls = new Map<string, number>()
  #underWay = 0
  /** When the last pause ends, ms of `performance.now`. */
  #pausedUntil = -Infinity
  #timer: NodeJS.Timeout | undefined

  constructor(limits: Partial<Limits> = {}) {
    this.#limits = { ...API_LIMITS, ...limits }
    this.#bucket = new Bucket(this.#limits)
  }

  /**
   * Waits for the turn of a client's call. Resolves to the function that must be called when the call has ended.
   *
   * @throws Refusal 429 or 503 if there is no turn in time; the signal's reason if it aborts
   */
  async start(client: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    const calls = this.#calls.get(client) ?? 0
    const isFull = calls >= this.#limits.perClient || this.#waitingCount >= this.#limits.waiting
    // Without a waiting call, all of the client's calls are under way.
    if (isFull || this.#pauseLeft() > 0) throw this.#refusal(!this.#waiting.has(client))
    this.#calls.set(client, calls + 1)
    try {
      await this.#turn(client, signal)
    } catch (error) {
      this.#uncount(client)
      throw error
    }
    return () => {
      this.#underWay -= 1
      this.#uncount(client)
      this.#startNext()
    }
  }

  /** Starts no call for the next `wait` ms. */
  pause(wait: number): void {
    const now = performance.now()
    this.#pausedUntil = Math.max(this.#pausedUntil, now + wait)
    this.#bucket.pause(now, wait)
  }

  #turn(client: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (done: () => void) => {
        clearTimeout(timer)
        signal.removeEventListener('abort', onAbort)
        this.#remove(client, start)
        done()
      }
      const start = () => settle(resolve)
      const onAbort = () => settle(() => reject(signal.reason))
      const timer = setTimeout(
        () => settle(() => reject(this.#refusal(false))),
        this.#limits.waitMs,
      ).unref()
      signal.addEventListener('abort', onAbort)
      this.#add(client, start)
      this.#startNext()
    })
  }

  /** Starts waiting calls, one of each client in turn, until a limit is reached. */
  #startNext() {
    clearTimeout(this.#timer)
    while (this.#underWay < this.#limits.underWay) {
      const [first] = this.#waiting
      if (!first) return
      const now = performance.now()
      if (!this.#bucket.take(now)) {
        this.#timer = setTimeout(() => this.#startNext(), this.#bucket.wait(now)).unref()
        return
      }
      const [client, starts] = first
      // To the end of the map.
      this.#waiting.delete(client)
      this.#waiting.set(client, starts)
      this.#underWay += 1
      const [start] = starts
      start?.()
    }
  }

  #add(client: string, start: () => void) {
    const starts = this.#waiting.get(client) ?? new Set()
    this.#waiting.set(client, starts.add(start))
    this.#waitingCount += 1
  }

  #remove(client: string, start: () => void) {
    const starts = this.#waiting.get(client)
    if (!starts?.delete(start)) return
    this.#waitingCount -= 1
    if (starts.size === 0) this.#waiting.delete(client)
  }

  #uncount(client: string) {
    const calls = (this.#calls.get(client) ?? 0) - 1
    if (calls > 0) this.#calls.set(client, calls)
    else this.#calls.delete(client)
  }

  /** Returns how long a pause still lasts, ms; 0 if there is none. */
  #pauseLeft(): number {
    return Math.max(0, this.#pausedUntil - performance.now())
  }

  /** Returns the refusal of a call. `isBusy` is whether the calls under way prevent it, and not the rate. */
  #refusal(isBusy: boolean): Refusal {
    const pause = this.#pauseLeft()
    if (pause > 0) return tooManyRequests(Math.ceil(pause / 1000))
    const retryAfter = 1 + Math.floor(Math.random() * RETRY_WITHIN)
    return isBusy || this.#underWay >= this.#limits.underWay
      ? tooManyCalls(retryAfter)
      : tooManyRequests(retryAfter)
  }
}

function tooManyRequests(retryAfter: number): Refusal {
  return new Refusal(
    429,
    'too_many_requests',
    'All open pages share the rate limit of the API key.',
    { retryAfter },
  )
}

function tooManyCalls(retryAfter: number): Refusal {
  return new Refusal(503, 'too_many_calls', 'Too many requests are waiting for Baseten.', {
    retryAfter,
  })
}
