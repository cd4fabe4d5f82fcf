/** How fast tokens come back, and how many there are at most. */
interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/**
 * A token bucket: in any second, at most `perSecond + burst` are taken. Times are ms of any clock that
 * only goes forward. One that is refused is told when to come back, and the next ones later, each at its
 * own time: told the same, they would all be back at once.
 */
export class Bucket {
  readonly #interval: number
  readonly #slack: number
  /** When the bucket is full again. */
  #fullAt = -Infinity
  /** When the last one that was refused may come back. */
  #returnAt = -Infinity

  constructor({ perSecond, burst }: Rate) {
    this.#interval = 1000 / perSecond
    this.#slack = (burst - 1) * this.#interval
  }

  /** Takes a token and gives 0, or takes none and gives the ms to wait. */
  take(now: number): number {
    const free = this.#fullAt - this.#slack
    if (now >= free) {
      this.#fullAt = Math.max(this.#fullAt, now) + this.#interval
      return 0
    }
    this.#returnAt = Math.max(this.#returnAt, free) + this.#interval
    return this.#returnAt - now
  }

  /** Has no tokens for the next `wait` ms. */
  pause(now: number, wait: number): void {
    this.#fullAt = Math.max(this.#fullAt, now + wait + this.#slack)
  }
}
