import { createSerializer } from 'nuqs'
import { FACET_KEYS, type Facets } from './facets.ts'
import { viewParsers } from './url.ts'
import type { View } from './view.ts'

/** What leaves jobs of an answer out, in the browser. */
export interface Narrowing extends Facets {
  /** The same for the same narrowing. */
  readonly key: string
  /** Every word must stand somewhere in the job; in lower case. */
  readonly words: readonly string[]
  /** When the jobs were created, as the URL says it; null for whenever. */
  readonly created: string | null
  /** How long they have run at least, as the URL says it; null for however long. */
  readonly longer: string | null
}

const { q, user, instance, gpu, capacity, nodes, checkpoint, error, fault, created, longer } =
  viewParsers

const printNarrowing = createSerializer({
  q,
  user,
  instance,
  gpu,
  capacity,
  nodes,
  checkpoint,
  error,
  fault,
  created,
  longer,
})

/** The part of a view that the browser answers; the API answers the others. */
export function toNarrowing(view: View): Narrowing {
  return { ...view, key: printNarrowing(view), words: wordsOf(view.q) }
}

/** Whether it leaves anything out. */
export function narrows(narrowing: Narrowing): boolean {
  const { words, created: period, longer: span } = narrowing
  const isFaceted = FACET_KEYS.some((key) => narrowing[key].length > 0)
  return words.length > 0 || isFaceted || period !== null || span !== null
}

/** The words of a text search, in lower case. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean)
}
