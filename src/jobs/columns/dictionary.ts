import { fold } from '#src/lib/fold.ts'

/**
 * The distinct texts of one field, numbered as they come: a text is compared and searched once,
 * however many jobs hold it. It only grows, so a code stays good for as long as the dictionary.
 */
export class Dictionary {
  readonly #compare: (a: string, b: string) => number
  readonly #sortKey: ((text: string) => string) | undefined
  readonly #codes = new Map<string, number>()
  readonly #texts: string[] = []
  /** The folded texts as far as they are known; `null` while each is the text itself, as IDs are. */
  #folded: string[] | null = null
  #foldedCount = 0
  readonly #sortKeys: string[] = []
  /** The codes in the order of their texts, as far as they have been sorted. */
  #sorted: number[] = []
  #ranks = new Uint32Array()

  /** Texts are sorted by their `sortKey`, which is computed once for each. */
  constructor(compare: (a: string, b: string) => number, sortKey?: (text: string) => string) {
    this.#compare = compare
    this.#sortKey = sortKey
  }

  get size(): number {
    return this.#texts.length
  }

  /** The texts by their codes. */
  get texts(): readonly string[] {
    return this.#texts
  }

  /** The text's code, a new one where it is new. */
  codeOf(text: string): number {
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    const code = this.#texts.push(text) - 1
    this.#codes.set(text, code)
    return code
  }

  /** For each code, its text's place among all texts, from 0; texts that compare as equal share one. */
  ranks(): Uint32Array {
    if (this.#ranks.length < this.size) {
      if (this.#sortKey) {
        for (const text of this.#texts.slice(this.#sortKeys.length)) {
          this.#sortKeys.push(this.#sortKey(text))
        }
      }
      this.#sorted = this.#sortedWith(this.#sorted.length)
      this.#ranks = new Uint32Array(this.size)
      let rank = 0
      let last: number | undefined
      for (const code of this.#sorted) {
        if (last !== undefined && this.#order(last, code) !== 0) rank += 1
        this.#ranks[code] = rank
        last = code
      }
    }
    return this.#ranks
  }

  /** The folded texts, by their codes. */
  folded(): readonly string[] {
    for (; this.#foldedCount < this.size; this.#foldedCount++) {
      const text = this.#texts[this.#foldedCount] ?? ''
      const folded = fold(text)
      if (folded !== text) this.#folded ??= this.#texts.slice(0, this.#foldedCount)
      this.#folded?.push(folded)
    }
    return this.#folded ?? this.#texts
  }

  /** For each code, 1 where its text holds `word`, which is folded. */
  holding(word: string): Uint8Array {
    const flags = new Uint8Array(this.size)
    for (const [code, text] of this.folded().entries()) {
      if (text.includes(word)) flags[code] = 1
    }
    return flags
  }

  /** The sorted codes with those from `first` on, which are few after the first time. */
  #sortedWith(first: number): number[] {
    const fresh = Array.from({ length: this.size - first }, (_, index) => first + index)
    fresh.sort((a, b) => this.#order(a, b))
    const merged: number[] = []
    let taken = 0
    for (const code of fresh) {
      const position = this.#placeOf(code, taken)
      for (; taken < position; taken++) merged.push(this.#sorted[taken] ?? 0)
      merged.push(code)
    }
    return merged.concat(this.#sorted.slice(taken))
  }

  /** Where among the sorted codes from `low` on a code belongs. */
  #placeOf(code: number, low: number): number {
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#order(this.#sorted[middle] ?? 0, code) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  #order(a: number, b: number): number {
    const keys = this.#sortKey ? this.#sortKeys : this.#texts
    return this.#compare(keys[a] ?? '', keys[b] ?? '')
  }
}
