import type { Progress } from './searchTrainingJobs.ts'

/** How much of an answer has come: told by the search while it reads, watched by whoever shows it. */
class ProgressStore {
  readonly #listeners = new Set<() => void>()
  #progress: Progress | null = null

  /** Null while no answer is coming. */
  readonly get = (): Progress | null => this.#progress

  readonly set = (progress: Progress | null): void => {
    this.#progress = progress
    this.#listeners.forEach((tell) => tell())
  }

  /** Gives back the way to stop listening. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** The answer that is coming now: the page asks for one at a time. */
export const progress = new ProgressStore()
