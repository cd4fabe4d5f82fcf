/** How many pages a list needs that has room for `rows` items; 1 for an empty list. */
export function pageCount(items: number, rows: number): number {
  return Math.max(1, Math.ceil(items / Math.max(1, rows)))
}

/** The items of one page, from the first until before the second. */
export interface PageRange {
  readonly from: number
  readonly until: number
}

/**
 * The items of a page, from 0, of a list that has room for `rows` items. The pages are as long as one another, give
 * or take an item, so that the last one isn't nearly empty. A page after the last one is the last one.
 */
export function pageRange(items: number, rows: number, page: number): PageRange {
  const pages = pageCount(items, rows)
  const at = Math.min(page, pages - 1)
  const start = (index: number) => Math.floor((index * items) / pages)
  return { from: start(at), until: start(at + 1) }
}
