/** The parts of the overview, in the order in which they stand. */
export const PARTS = ['now', 'timeline', 'trend', 'queue', 'failures'] as const
export type Part = (typeof PARTS)[number]

/** What the timeline groups jobs by. */
export const LANE_KEYS = ['project', 'user', 'instance'] as const
export type LaneKey = (typeof LANE_KEYS)[number]

/** What of the overview is unfolded. */
export interface Overview {
  /** In the order of {@link PARTS}; none where it is folded. */
  readonly parts: readonly Part[]
  readonly lanes: LaneKey
}

export const FOLDED: Overview = { parts: [], lanes: 'project' }

/** What unfolds at the first click. */
export const UNFOLDED: Overview = { parts: ['now', 'timeline'], lanes: 'project' }

/** `now,timeline.user`: parts with commas between; words that name none are left out. Null for none. */
export function parseOverview(text: string): Overview | null {
  const words = text.split(',').flatMap((word) => parseWord(word.trim()) ?? [])
  if (words.length === 0) return null
  const lanes = words.findLast((word) => word.lanes !== undefined)?.lanes ?? FOLDED.lanes
  return { parts: inOrder(words.map(({ part }) => part)), lanes }
}

function parseWord(word: string): { readonly part: Part; readonly lanes?: LaneKey } | null {
  const [name, by, ...more] = word.split('.')
  const part = PARTS.find((known) => known === name)
  if (!part || more.length > 0) return null
  if (by === undefined) return { part }
  const lanes = LANE_KEYS.find((known) => known === by)
  return lanes && part === 'timeline' ? { part, lanes } : null
}

export function printOverview({ parts, lanes }: Overview): string {
  return parts
    .map((part) => (part === 'timeline' && lanes !== FOLDED.lanes ? `${part}.${lanes}` : part))
    .join(',')
}

export function isSameOverview(a: Overview, b: Overview): boolean {
  return printOverview(a) === printOverview(b)
}

/** Some parts in the order in which they stand. */
export function inOrder(parts: readonly Part[]): readonly Part[] {
  return PARTS.filter((part) => parts.includes(part))
}
