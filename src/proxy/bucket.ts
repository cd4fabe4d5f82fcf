/** How fast tokens are refilled, and the maximum number of tokens. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/**
 * A token bucket: in any second, at most `perSecond + burst` tokens are taken. Times are ms of any monotonic clock.
 * A caller that finds no token reserves none, so refused callers don't make later ones wait longer.
 */
export class Bucket {
  readonly #interval: number
  readonly #slack: number
  /** When the bucket is full again. */
  #fullAt = -Infinity

  constructor({ perSecond, burst }: Rate) {
    this.#interval = 1000 / perSecond
    this.#slack = (burst - 1) * this.#interval
  }

  /** Returns how long it takes until a token is free, ms; 0 if one is. */
  wait(now: number): number {
    return Math.max(0, this.#fullAt - this.#slack - now)
  }

  /** Takes a token. Returns whether one was free. */
  take(now: number): boolean {
    if (this.wait(now) > 0) return false
    this.#fullAt = Math.max(this.#fullAt, now) + this.#interval
    return true
  }

  /** Empties the bucket for the next `wait` ms. */
  pause(now: number, wait: number): void {
    this.#fullAt = Math.max(this.#fullAt, now + wait + this.#slack)
  }
}
