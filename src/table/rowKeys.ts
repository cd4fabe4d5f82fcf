/** The row elements of the jobs that are drawn. */
export interface RowKeys {
  /** What decides which jobs there are, and in what order. */
  readonly view: string
  /** Each job's React key by its ID, from the top down. */
  readonly keys: ReadonlyMap<string, number>
  /** The first key that was never given. */
  readonly next: number
}

export const NO_ROWS: RowKeys = { view: '', keys: new Map(), next: 0 }

/**
 * The keys of the rows to draw now, by the jobs' IDs from the top down. While the view stays, a job keeps
 * its element, so that an answer or a scroll renders only what is new. In another view the jobs are others,
 * and take over the elements where they stand: changing a text costs a fraction of making a cell.
 */
export function nextRowKeys(last: RowKeys, view: string, ids: readonly string[]): RowKeys {
  let { next } = last
  const free = view === last.view ? [] : [...last.keys.values()]
  const kept = view === last.view ? last.keys : new Map<string, number>()
  const keys = new Map(ids.map((id, place) => [id, kept.get(id) ?? free[place] ?? next++]))
  return { view, keys, next }
}
