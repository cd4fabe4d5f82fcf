/** Where rows are. Rows count from 0; offsets are px from the top of the first row. */
export interface RowsGeometry {
  /** Where a row begins; for the number of rows, where the last one ends. */
  readonly offsetOf: (row: number) => number
  /** The row at an offset from 0 on. */
  readonly rowAt: (offset: number) => number
  /** A row's key for the virtualizer. It measures again when this is another function. */
  readonly keyOf: (row: number) => number
}

/** The geometry of rows of one height, px. */
export function evenRows(height: number): RowsGeometry {
  return {
    offsetOf: (row) => row * height,
    rowAt: (offset) => Math.floor(offset / height),
    keyOf: (row) => row,
  }
}

/** A row's height, px. */
export function heightOf({ offsetOf }: RowsGeometry, row: number): number {
  return offsetOf(row + 1) - offsetOf(row)
}

/** The first row that begins at an offset or below it. */
export function firstRowFrom({ offsetOf, rowAt }: RowsGeometry, offset: number): number {
  const row = rowAt(offset)
  return offsetOf(row) < offset ? row + 1 : row
}

/** Where an offset is in another geometry of the same rows: at the same part of the same row. */
export function sameOffset(offset: number, from: RowsGeometry, to: RowsGeometry): number {
  const row = from.rowAt(offset)
  const part = (offset - from.offsetOf(row)) / heightOf(from, row)
  return to.offsetOf(row) + part * heightOf(to, row)
}
