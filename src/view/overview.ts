export const PARTS = ['now', 'timeline', 'trend', 'queue', 'failures'] as const
export type Part = (typeof PARTS)[number]

export const LANE_KEYS = ['project', 'user', 'instance'] as const
export type LaneKey = (typeof LANE_KEYS)[number]

export const USE_KEYS = ['gpu', 'user', 'project'] as const
export type UseKey = (typeof USE_KEYS)[number]

interface Grouping {
  readonly lanes: LaneKey
  readonly uses: UseKey
}

export interface Overview extends Grouping {
  /** In the order of {@link PARTS}; empty if the overview is collapsed. */
  readonly parts: readonly Part[]
}

export const COLLAPSED: Overview = { parts: [], lanes: 'project', uses: 'gpu' }

export const EXPANDED: Overview = { ...COLLAPSED, parts: ['now', 'timeline'] }

/** Parses comma-separated parts: `now.user,timeline`. Skips invalid words; `null` if none is left. */
export function parseOverview(text: string): Overview | null {
  const words = text.split(',').flatMap((word) => parseWord(word.trim()) ?? [])
  if (words.length === 0) return null
  const grouping = words.reduce<Grouping>((all, word) => ({ ...all, ...word.grouping }), COLLAPSED)
  return { ...grouping, parts: inOrder(words.map(({ part }) => part)) }
}

interface Word {
  readonly part: Part
  readonly grouping?: Partial<Grouping>
}

function parseWord(word: string): Word | null {
  const [name, by, ...more] = word.split('.')
  const part = PARTS.find((known) => known === name)
  if (!part || more.length > 0) return null
  if (by === undefined) return { part }
  const lanes = LANE_KEYS.find((known) => known === by)
  if (part === 'timeline' && lanes) return { part, grouping: { lanes } }
  const uses = USE_KEYS.find((known) => known === by)
  return part === 'now' && uses ? { part, grouping: { uses } } : null
}

export function printOverview({ parts, lanes, uses }: Overview): string {
  return parts
    .map((part) => {
      if (part === 'timeline' && lanes !== COLLAPSED.lanes) return `${part}.${lanes}`
      return part === 'now' && uses !== COLLAPSED.uses ? `${part}.${uses}` : part
    })
    .join(',')
}

export function isSameOverview(a: Overview, b: Overview): boolean {
  return printOverview(a) === printOverview(b)
}

export function inOrder(parts: readonly Part[]): readonly Part[] {
  return PARTS.filter((part) => parts.includes(part))
}
