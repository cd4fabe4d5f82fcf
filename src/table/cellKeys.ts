import type { TrainingJob } from '#src/contract/trainingJob.ts'

/** A cell by its place: row and column from 0. */
export interface CellPlace {
  readonly row: number
  readonly column: number
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The cell that an arrow key leads to, or null where there is none, or for another key. */
export function cellAfter(
  key: string,
  from: CellPlace,
  rows: number,
  columns: number,
): CellPlace | null {
  const step = STEPS[key]
  if (!step) return null
  const row = from.row + step[0]
  const column = from.column + step[1]
  return row >= 0 && row < rows && column >= 0 && column < columns ? { row, column } : null
}

/** Returns a cell; undefined if its row is not rendered. */
export function cellOf(
  table: HTMLElement,
  { row, column }: CellPlace,
): HTMLTableCellElement | undefined {
  return table.querySelector<HTMLTableRowElement>(`tr[aria-rowindex="${row + 2}"]`)?.cells[column]
}

/** Gives a drawn cell the focus, or the link, button or checkbox in it; it does not scroll. Gives back the cell. */
export function focusCell(table: HTMLElement, place: CellPlace): HTMLTableCellElement | undefined {
  const cell = cellOf(table, place)
  const target = cell?.querySelector<HTMLElement>('a, button, input') ?? cell
  target?.focus({ preventScroll: true })
  return cell
}

/** The job whose row a cell is in; undefined for a cell of none. */
export function jobOfCell(
  cell: HTMLTableCellElement,
  jobs: readonly TrainingJob[],
): TrainingJob | undefined {
  return jobs[Number(cell.closest('tr')?.ariaRowIndex) - 2]
}
