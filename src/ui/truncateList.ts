/** px from the list's top. */
interface Row {
  readonly top: number
  readonly bottom: number
}

/**
 * Returns the height of a list whose content doesn't fit in the available height, px. The list ends in the middle of a
 * row, to show that more rows follow. `null` if all rows fit, or if not even half of the first one does.
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
 * A ref for the scrollable part of a popup, or for a popup that scrolls itself. If its rows don't fit, it ends in the
 * middle of one; see {@link truncatedHeight}. Not state, since the height depends on the browser's layout.
 */
export function truncateList(list: HTMLElement | null): (() => void) | undefined {
  if (!list) return undefined
  const update = () => truncateIn(list, popupAround(list))
  // Runs before the next paint when the rows change, and when the popup is positioned, which sets its available height.
  const changes = new MutationObserver(update)
  changes.observe(list, { childList: true, subtree: true })
  const positioner = popupAround(list).parentElement
  if (positioner) changes.observe(positioner, { attributes: true, attributeFilter: ['style'] })
  addEventListener('resize', update)
  update()
  return () => {
    changes.disconnect()
    removeEventListener('resize', update)
  }
}

function popupAround(list: HTMLElement): HTMLElement {
  return list.closest<HTMLElement>('[data-popup]') ?? list
}

function truncateIn(list: HTMLElement, popup: HTMLElement): void {
  const { scrollTop } = list
  list.style.maxHeight = ''
  const others = popup.offsetHeight - list.offsetHeight
  // Rows are visible down to the border at the bottom.
  const border = list.offsetHeight - list.clientTop - list.clientHeight
  const room = Math.min(maxHeightOf(list), maxHeightOf(popup) - others) - border
  // Measured at a fixed height: where a name just fits, Chromium wraps it or not, depending on how the list got its height.
  if (list.clientTop + list.scrollHeight > room) list.style.maxHeight = `${room + border}px`
  const content = list.clientTop + list.scrollHeight
  const start = list.getBoundingClientRect().top - list.scrollTop
  const height = truncatedHeight(rowsOf(list, start), content, room)
  list.style.maxHeight = height === null ? '' : `${height + border}px`
  // The browser resets it if all rows fit for a moment.
  if (list.scrollTop !== scrollTop) list.scrollTop = scrollTop
}

function maxHeightOf(element: HTMLElement): number {
  const height = Number.parseFloat(getComputedStyle(element).maxHeight)
  return Number.isNaN(height) ? Infinity : height
}

/** Yields the rows of a list whose content begins at `start`, px. Lazy, since most rows are below the visible ones. */
function* rowsOf(list: HTMLElement, start: number): Generator<Row> {
  for (const row of list.querySelectorAll(ROWS)) {
    const { top, bottom } = row.getBoundingClientRect()
    yield { top: top - start, bottom: bottom - start }
  }
}
