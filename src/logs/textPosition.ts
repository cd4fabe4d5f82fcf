/** A position in a message. */
export interface TextPosition {
  /** The index of a line of its text. */
  readonly line: number
  /** How much of that line is above the position, from 0 to 1. */
  readonly part: number
}

/**
 * Returns where each line of text in a rendered row begins, and where the last one ends, px below the beginning of the
 * row. Ascending.
 */
export function edgesIn(row: HTMLElement): number[] {
  // The first one continues the line of the time.
  const [, ...others] = row.querySelectorAll<HTMLElement>(
    '.log-message > .log-text, .log-message > .log-fold',
  )
  return [0, ...others.map(({ offsetTop }) => offsetTop), row.offsetHeight]
}

/** Returns the position at an offset, px below the beginning of a row whose lines of text have these edges. */
export function positionAt(offset: number, edges: readonly number[]): TextPosition {
  const next = edges.findIndex((edge) => edge > offset)
  const line = Math.max(0, (next === -1 ? edges.length - 1 : next) - 1)
  const [from = 0, to = from] = edges.slice(line)
  const part = to > from ? (offset - from) / (to - from) : 0
  return { line, part: Math.max(0, Math.min(part, 1)) }
}

/** Returns the offset of a position, px below the beginning of a row whose lines of text have these edges. */
export function offsetOf({ line, part }: TextPosition, edges: readonly number[]): number {
  const [from = 0, to = from] = edges.slice(Math.max(0, Math.min(line, edges.length - 2)))
  return from + part * (to - from)
}
