import { Store } from '#src/lib/store.ts'
import type { Progress } from '#src/search/searchTrainingJobs.ts'

/** A search that is over by then has no progress to show, ms. */
const LATE = 600

/** How one search tells of itself. */
interface Telling {
  readonly set: (progress: Progress) => void
  /** The search is over. */
  readonly end: () => void
}

const NOTHING_YET: Progress = { received: 0, total: null }

/**
 * How much of an answer has come: told by the search while it reads, watched by whoever shows it. Null
 * while no answer is coming, or not for long: to show it takes time that a quick answer does not have.
 */
class ProgressStore {
  readonly #shown = new Store<Progress | null>(null)
  #telling: Telling | undefined

  readonly get = this.#shown.get
  readonly subscribe = this.#shown.subscribe

  /** A search begins: the way for it to tell. One that another took the place of is not heard any more. */
  start(): Telling {
    this.#telling?.end()
    let progress = NOTHING_YET
    const timer = setTimeout(() => this.#shown.set(progress), LATE)
    const telling: Telling = {
      set: (now) => {
        progress = now
        if (this.#telling === telling && this.#shown.get()) this.#shown.set(now)
      },
      end: () => {
        clearTimeout(timer)
        if (this.#telling !== telling) return
        this.#telling = undefined
        this.#shown.set(null)
      },
    }
    this.#telling = telling
    return telling
  }
}

/** The answer that is coming now: the page waits for one at a time. */
export const progress = new ProgressStore()
