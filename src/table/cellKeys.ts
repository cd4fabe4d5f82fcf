import type { TrainingJob } from '#src/contract/trainingJob.ts'

/** From 0. */
export interface CellPosition {
  readonly row: number
  readonly column: number
}

/**
 * Home and End move to the first and last row of the same column. `null` for other keys, or without such a cell.
 */
export function cellAfter(
  key: string,
  { row, column }: CellPosition,
  rows: number,
  columns: number,
): CellPosition | null {
  const targets: Readonly<Record<string, CellPosition>> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row: 0, column },
    End: { row: rows - 1, column },
  }
  const next = targets[key]
  if (!next || next.row < 0 || next.row >= rows) return null
  return next.column < 0 || next.column >= columns ? null : next
}

export function cellOf(
  table: HTMLElement,
  { row, column }: CellPosition,
): HTMLTableCellElement | undefined {
  return table.querySelector<HTMLTableRowElement>(`tr[aria-rowindex="${row + 2}"]`)?.cells[column]
}

export function focusTargetIn(cell: HTMLTableCellElement): HTMLElement {
  return cell.querySelector<HTMLElement>('a, button, input') ?? cell
}

/** Doesn't scroll. Returns the cell; `undefined` if it isn't rendered. */
export function focusCell(
  table: HTMLElement,
  position: CellPosition,
): HTMLTableCellElement | undefined {
  const cell = cellOf(table, position)
  if (cell) focusTargetIn(cell).focus({ preventScroll: true })
  return cell
}

export function jobOfCell(
  cell: HTMLTableCellElement,
  jobs: readonly TrainingJob[],
): TrainingJob | undefined {
  return jobs[Number(cell.closest('tr')?.ariaRowIndex) - 2]
}
