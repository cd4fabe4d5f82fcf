import { parseTimes } from './filtering/spans.ts'

/** The ranges of metrics that end now, or when the job ended. `all` is its whole life. */
export const RANGES = ['15m', '1h', '6h', 'all'] as const
export type RangeWord = (typeof RANGES)[number]

export function isRangeWord(text: string): text is RangeWord {
  return RANGES.some((word) => word === text)
}

/** Whether a text is a range of metrics: a word, or two times in UTC. */
export function isRange(text: string): boolean {
  return isRangeWord(text) || parseTimes(text) !== null
}
