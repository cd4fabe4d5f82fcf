/** Where a row of a list begins and ends, px from the list's top. */
interface Row {
  readonly top: number
  readonly bottom: number
}

/**
 * The height of a list whose content doesn't fit in its room, px: it ends in the middle of a row, so that it is visible
 * that more follow. `rows` are those from the top down. `null` if all of them fit, or not even half of the first does.
 */
export function truncatedHeight(rows: Iterable<Row>, content: number, room: number): number | null {
  if (content <= room) return null
  let last: { readonly middle: number; readonly bottom: number } | null = null
  for (const { top, bottom } of rows) {
    const middle = Math.round((top + bottom) / 2)
    if (middle > room) return last && last.middle
    last = { middle, bottom }
  }
  // Below the last row there is only padding.
  return last && last.bottom > room ? last.middle : null
}

const ROWS = '[role="option"], [role^="menuitem"], li, [data-row]'

/**
 * A ref for what scrolls in a popup, or for a popup that scrolls itself: while its rows don't fit, it ends in the
 * middle of one; see {@link truncatedHeight}. No state: the height depends on what the browser has laid out.
 */
export function truncateList(list: HTMLElement | null): (() => void) | undefined {
  if (!list) return undefined
  const cut = () => cutIn(list, popupAround(list))
  // Both are called before the next paint: for other rows, and once the popup has its place, which gives it its room.
  const changes = new MutationObserver(cut)
  changes.observe(list, { childList: true, subtree: true })
  const position = popupAround(list).parentElement
  if (position) changes.observe(position, { attributes: true, attributeFilter: ['style'] })
  addEventListener('resize', cut)
  cut()
  return () => {
    changes.disconnect()
    removeEventListener('resize', cut)
  }
}

/** The element with the popup's greatest height: the list itself, or one around it. */
function popupAround(list: HTMLElement): HTMLElement {
  return list.closest<HTMLElement>('[data-popup]') ?? list
}

function cutIn(list: HTMLElement, popup: HTMLElement): void {
  const { scrollTop } = list
  list.style.maxHeight = ''
  const others = popup.offsetHeight - list.offsetHeight
  // Rows are visible down to the border at the bottom.
  const border = list.offsetHeight - list.clientTop - list.clientHeight
  const room = Math.min(maxHeightOf(list), maxHeightOf(popup) - others) - border
  const content = list.clientTop + list.scrollHeight
  const start = list.getBoundingClientRect().top - list.scrollTop
  const height = truncatedHeight(rowsOf(list, start), content, room)
  if (height !== null) list.style.maxHeight = `${height + border}px`
  // The browser reset it if all of the rows fitted for a moment.
  if (list.scrollTop !== scrollTop) list.scrollTop = scrollTop
}

/** An element's greatest height by its style, px; `Infinity` for none. */
function maxHeightOf(element: HTMLElement): number {
  const height = Number.parseFloat(getComputedStyle(element).maxHeight)
  return Number.isNaN(height) ? Infinity : height
}

/** The rows of a list whose content begins at `start`, px. Measured one by one: most are below what is displayed. */
function* rowsOf(list: HTMLElement, start: number): Generator<Row> {
  for (const row of list.querySelectorAll(ROWS)) {
    const { top, bottom } = row.getBoundingClientRect()
    yield { top: top - start, bottom: bottom - start }
  }
}
