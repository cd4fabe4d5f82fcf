/** How fast tokens are refilled, and the maximum number of tokens. */
interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/**
 * A token bucket: in any second, at most `perSecond + burst` tokens are taken. Times are ms of any monotonic clock.
 * Each refused caller gets its own time to retry, one after the other. With the same time, all would retry at once.
 */
export class Bucket {
  readonly #interval: number
  readonly #slack: number
  /** When the bucket is full again. */
  #fullAt = -Infinity
  /** When the last refused caller can retry. */
  #retryAt = -Infinity

  constructor({ perSecond, burst }: Rate) {
    this.#interval = 1000 / perSecond
    this.#slack = (burst - 1) * this.#interval
  }

  /** Takes a token and returns 0, or takes none and returns how long to wait, ms. */
  take(now: number): number {
    const free = this.#fullAt - this.#slack
    if (now >= free) {
      this.#fullAt = Math.max(this.#fullAt, now) + this.#interval
      return 0
    }
    this.#retryAt = Math.max(this.#retryAt, free) + this.#interval
    return this.#retryAt - now
  }

  /** Empties the bucket for the next `wait` ms. */
  pause(now: number, wait: number): void {
    this.#fullAt = Math.max(this.#fullAt, now + wait + this.#slack)
  }
}
