import type { NamedQuery } from '#src/view/saved/savedViews.ts'
import { withNumber } from './editViews.ts'

/** A name's variants whose number has the same count of digits, as far as they are taken. */
interface Series {
  /** The first number that isn't known to be taken. */
  next: number
  /** The first taken variant of each query. */
  readonly names: Map<string, string>
}

/** The names of views and their queries. Numbers for any count of equal names take linear time in total. */
export class TakenNames {
  readonly #queries = new Map<string, string>()
  /** By the first variant of each series: long names that differ only at the end have the same ones. */
  readonly #series = new Map<string, Series>()

  constructor(views: readonly NamedQuery[]) {
    for (const view of views) this.add(view)
  }

  has(name: string): boolean {
    return this.#queries.has(name)
  }

  add({ name, query }: NamedQuery): void {
    if (!this.has(name)) this.#queries.set(name, query)
  }

  /** Returns the first of `Failed`, `Failed (2)`, `Failed (3)` and so on that is free or has the same query already. */
  nameFor({ name, query }: NamedQuery): string {
    if ((this.#queries.get(name) ?? query) === query) return name
    for (let first = 2, end = 10; ; first = end, end *= 10) {
      const key = withNumber(name, first)
      const series = this.#series.get(key) ?? { next: first, names: new Map<string, string>() }
      this.#series.set(key, series)
      const free = this.#firstFree(name, series, end)
      const found = series.names.get(query) ?? free
      if (found !== null) return found
    }
  }

  /** Returns the first free variant of a series, which ends before the number `end`; `null` if all are taken. */
  #firstFree(name: string, series: Series, end: number): string | null {
    for (; series.next < end; series.next += 1) {
      const variant = withNumber(name, series.next)
      const query = this.#queries.get(variant)
      if (query === undefined) return variant
      if (!series.names.has(query)) series.names.set(query, variant)
    }
    return null
  }
}
