import type { TrainingJob } from '#src/contract/trainingJob.ts'

/** A cell by its place: row and column from 0. */
export interface CellPosition {
  readonly row: number
  readonly column: number
}

/**
 * The cell that an arrow key leads to, or Home or End: those lead to the first and last row, since a table of
 * jobs is read by rows. Returns null where there is none, or for another key.
 */
export function cellAfter(
  key: string,
  { row, column }: CellPosition,
  rows: number,
  columns: number,
): CellPosition | null {
  const indexes: Readonly<Record<string, CellPosition>> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row: 0, column },
    End: { row: rows - 1, column },
  }
  const to = indexes[key]
  if (!to || to.row < 0 || to.row >= rows || to.column < 0 || to.column >= columns) return null
  return to
}

/** Returns a cell; undefined if its row is not rendered. */
export function cellOf(
  table: HTMLElement,
  { row, column }: CellPosition,
): HTMLTableCellElement | undefined {
  return table.querySelector<HTMLTableRowElement>(`tr[aria-rowindex="${row + 2}"]`)?.cells[column]
}

/** What gets a cell's focus: the link, button or checkbox in it, or the cell itself. */
export function focusTargetIn(cell: HTMLTableCellElement): HTMLElement {
  return cell.querySelector<HTMLElement>('a, button, input') ?? cell
}

/** Focuses a rendered cell, or what is in it, without scrolling. Returns the cell. */
export function focusCell(
  table: HTMLElement,
  position: CellPosition,
): HTMLTableCellElement | undefined {
  const cell = cellOf(table, position)
  if (cell) focusTargetIn(cell).focus({ preventScroll: true })
  return cell
}

/** The job whose row a cell is in; undefined for a cell of none. */
export function jobOfCell(
  cell: HTMLTableCellElement,
  jobs: readonly TrainingJob[],
): TrainingJob | undefined {
  return jobs[Number(cell.closest('tr')?.ariaRowIndex) - 2]
}
