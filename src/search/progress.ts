import { Store } from './store.ts'
import type { Progress } from './searchTrainingJobs.ts'

/** A search that is over by then has no progress to show, ms. */
const LATE = 600

const NOTHING_YET: Progress = { received: 0, total: null }

/**
 * How much of an answer has come: told by the search while it reads, watched by whoever shows it. Null
 * while no answer is coming, or not for long: to show it takes time that a quick answer does not have.
 */
class ProgressStore {
  readonly #shown = new Store<Progress | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined
  #progress = NOTHING_YET

  readonly get = this.#shown.get
  readonly subscribe = this.#shown.subscribe

  /** A search begins. */
  readonly start = (): void => {
    this.end()
    this.#timer = setTimeout(() => this.#shown.set(this.#progress), LATE)
  }

  readonly set = (progress: Progress): void => {
    this.#progress = progress
    if (this.#shown.get()) this.#shown.set(progress)
  }

  /** The search is over. */
  readonly end = (): void => {
    clearTimeout(this.#timer)
    this.#progress = NOTHING_YET
    this.#shown.set(null)
  }
}

/** The answer that is coming now: the page asks for one at a time. */
export const progress = new ProgressStore()
