export interface RowKeys {
  readonly view: string
  readonly keys: ReadonlyMap<string, number>
  /** IDs of the jobs of which only the first cells are rendered. */
  readonly brief: ReadonlySet<string>
  readonly next: number
}

interface RowsToRender {
  readonly view: string
  readonly ids: readonly string[]
  /** Whether the table is being scrolled, which leaves little time per frame. */
  readonly scrolling: boolean
}

const NONE: ReadonlySet<string> = new Set()

export const NO_ROWS: RowKeys = { view: '', keys: new Map(), brief: NONE, next: 0 }

/** How many rows are fully rendered per frame while scrolling. On a slow machine, each takes 1 ms. */
const FULL_ROWS_PER_FRAME = 6

/**
 * Returns the keys of the rows to render. While the view is the same, a job keeps
 * its element, so that only new rows are rendered. In another view, jobs reuse the
 * elements at their index, because changing a text costs a fraction of creating a
 * cell.
 *
 * New rows are brief while they scroll by too fast to be read, and are fully
 * rendered as soon as there is time.
 */
export function nextRowKeys(last: RowKeys, { view, ids, scrolling }: RowsToRender): RowKeys {
  let { next } = last
  const isSame = view === last.view
  const reusable = isSame ? [] : [...last.keys.values()]
  const current = isSame ? last.keys : new Map<string, number>()
  const keys = new Map(ids.map((id, index) => [id, current.get(id) ?? reusable[index] ?? next++]))
  return { view, keys, brief: isSame && scrolling ? briefRows(last, ids) : NONE, next }
}

function briefRows(last: RowKeys, ids: readonly string[]): ReadonlySet<string> {
  const fresh = ids.filter((id) => !last.keys.has(id))
  const waiting = ids.filter((id) => last.brief.has(id))
  if (fresh.length > FULL_ROWS_PER_FRAME) return new Set([...waiting, ...fresh])
  return new Set(waiting.slice(FULL_ROWS_PER_FRAME - fresh.length))
}
