/** The row elements of the jobs that are drawn. */
export interface RowKeys {
  /** What decides which jobs there are, and in what order. */
  readonly view: string
  /** Each job's React key by its ID, from the top down. */
  readonly keys: ReadonlyMap<string, number>
  /** IDs of the jobs of which only the first cells are drawn. */
  readonly brief: ReadonlySet<string>
  /** The first key that was never given. */
  readonly next: number
}

/** What is to be drawn now. */
interface Drawn {
  readonly view: string
  /** The jobs' IDs from the top down. */
  readonly ids: readonly string[]
  /** Whether the table is being scrolled: each frame then has little time. */
  readonly scrolling: boolean
}

const NONE: ReadonlySet<string> = new Set()

export const NO_ROWS: RowKeys = { view: '', keys: new Map(), brief: NONE, next: 0 }

/** How many rows are made whole in one frame of scrolling: a slow machine takes 1 ms for each. */
const WHOLE_A_FRAME = 6

/**
 * The keys of the rows to draw now. While the view stays, a job keeps its element, so that an answer or a
 * scroll renders only what is new. In another view the jobs are others, and take over the elements where
 * they stand: changing a text costs a fraction of making a cell.
 *
 * Rows that fly past, which nobody can read, are brief; they are made whole as soon as there is time.
 */
export function nextRowKeys(last: RowKeys, { view, ids, scrolling }: Drawn): RowKeys {
  let { next } = last
  const isSame = view === last.view
  const free = isSame ? [] : [...last.keys.values()]
  const stored = isSame ? last.keys : new Map<string, number>()
  const keys = new Map(ids.map((id, index) => [id, stored.get(id) ?? free[index] ?? next++]))
  return { view, keys, brief: isSame && scrolling ? briefRows(last, ids) : NONE, next }
}

function briefRows(last: RowKeys, ids: readonly string[]): ReadonlySet<string> {
  const fresh = ids.filter((id) => !last.keys.has(id))
  const waiting = ids.filter((id) => last.brief.has(id))
  if (fresh.length > WHOLE_A_FRAME) return new Set([...waiting, ...fresh])
  return new Set(waiting.slice(WHOLE_A_FRAME - fresh.length))
}
