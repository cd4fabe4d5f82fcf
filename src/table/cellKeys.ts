const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/**
 * Moves the focus from cell to cell: the table is one stop of the Tab key, the arrows go on from
 * there. A cell with a button gives the focus to the button. Says whether it used the key.
 */
export function moveByKey(key: string, container: HTMLElement, focused: Element | null): boolean {
  const step = STEPS[key]
  const cell = focused?.closest('td') ?? null
  if (key === 'Escape' && cell) {
    container.focus()
    return true
  }
  if (!step) return false
  if (!cell) {
    // Sideways keys still scroll the table.
    return key === 'ArrowDown' && focusCell(firstVisibleCell(container))
  }
  return focusCell(neighbour(cell, step))
}

function neighbour(cell: HTMLTableCellElement, [down, right]: readonly [number, number]) {
  const row = cell.closest('tr')
  if (!row) return null
  const rows = [
    ...(row.parentElement?.querySelectorAll<HTMLTableRowElement>('tr[aria-rowindex]') ?? []),
  ]
  const target = rows[rows.indexOf(row) + down]
  return target?.cells[cell.cellIndex + right] ?? null
}

function firstVisibleCell(container: HTMLElement) {
  const top = container.querySelector('thead')?.getBoundingClientRect().bottom ?? 0
  const rows = [...container.querySelectorAll<HTMLTableRowElement>('tbody tr[aria-rowindex]')]
  return rows.find((row) => row.getBoundingClientRect().top >= top - 1)?.cells[0] ?? null
}

function focusCell(cell: HTMLTableCellElement | null): boolean {
  if (!cell) return false
  const target = cell.querySelector<HTMLElement>('button, a') ?? cell
  target.focus({ preventScroll: true })
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  return true
}
