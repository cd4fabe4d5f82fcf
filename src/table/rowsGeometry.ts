/** Rows count from 0; offsets are px from the top of the first row. */
export interface RowsGeometry {
  /** Returns the offset of a row's top; if `row` is the number of rows, of the last row's bottom. */
  readonly offsetOf: (row: number) => number
  /** `offset` must not be negative. */
  readonly rowAt: (offset: number) => number
  /** Returns a row's key for the virtualizer, which measures the rows again if the function changes. */
  readonly keyOf: (row: number) => number
}

export function evenRows(height: number): RowsGeometry {
  return {
    offsetOf: (row) => row * height,
    rowAt: (offset) => Math.floor(offset / height),
    keyOf: (row) => row,
  }
}

export function heightOf({ offsetOf }: RowsGeometry, row: number): number {
  return offsetOf(row + 1) - offsetOf(row)
}

/** Returns the first row that begins at an offset or below it. */
export function firstRowFrom({ offsetOf, rowAt }: RowsGeometry, offset: number): number {
  const row = rowAt(offset)
  return offsetOf(row) < offset ? row + 1 : row
}

/** To the same fraction of the same row. */
export function sameOffset(offset: number, from: RowsGeometry, to: RowsGeometry): number {
  const row = from.rowAt(offset)
  const part = (offset - from.offsetOf(row)) / heightOf(from, row)
  return to.offsetOf(row) + part * heightOf(to, row)
}
