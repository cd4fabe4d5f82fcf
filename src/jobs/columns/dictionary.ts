import { fold } from '#src/lib/fold.ts'

/**
 * The distinct texts of one field, each with a code, its number in order of appearance. A text is compared and
 * searched once, however many jobs have it. Texts are never removed, so codes stay valid.
 */
export class Dictionary {
  readonly #compare: (a: string, b: string) => number
  readonly #sortKey: ((text: string) => string) | undefined
  readonly #codes = new Map<string, number>()
  readonly #texts: string[] = []
  /** The folded texts computed so far; `null` while each equals its text, as with IDs. */
  #folded: string[] | null = null
  #foldedCount = 0
  readonly #sortKeys: string[] = []
  #sorted: number[] = []
  #ranks = new Uint32Array()

  /** If given, `sortKey` is computed once for each text, and texts are sorted by it. */
  constructor(compare: (a: string, b: string) => number, sortKey?: (text: string) => string) {
    this.#compare = compare
    this.#sortKey = sortKey
  }

  get size(): number {
    return this.#texts.length
  }

  get texts(): readonly string[] {
    return this.#texts
  }

  codeOf(text: string): number {
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    const code = this.#texts.push(text) - 1
    this.#codes.set(text, code)
    return code
  }

  /** Returns for each code the rank of its text, from 0. Texts that compare as equal share a rank. */
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

  folded(): readonly string[] {
    for (; this.#foldedCount < this.size; this.#foldedCount++) {
      const text = this.#texts[this.#foldedCount] ?? ''
      const folded = fold(text)
      if (folded !== text) this.#folded ??= this.#texts.slice(0, this.#foldedCount)
      this.#folded?.push(folded)
    }
    return this.#folded ?? this.#texts
  }

  /** Returns 1 for each code whose folded text contains `word`, otherwise 0. `word` must be folded. */
  holding(word: string): Uint8Array {
    const flags = new Uint8Array(this.size)
    for (const [code, text] of this.folded().entries()) {
      if (text.includes(word)) flags[code] = 1
    }
    return flags
  }

  /** Returns the sorted codes including those from `first` on, of which there are few after the first call. */
  #sortedWith(first: number): number[] {
    const fresh = Array.from({ length: this.size - first }, (_, index) => first + index)
    fresh.sort((a, b) => this.#order(a, b))
    const merged: number[] = []
    let taken = 0
    for (const code of fresh) {
      const index = this.#insertionIndexOf(code, taken)
      for (; taken < index; taken++) merged.push(this.#sorted[taken] ?? 0)
      merged.push(code)
    }
    return merged.concat(this.#sorted.slice(taken))
  }

  #insertionIndexOf(code: number, low: number): number {
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
