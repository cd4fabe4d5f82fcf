import type { LineBuffer } from './lineBuffer.ts'
import { printLineTime, type LineClock } from './lineTime.ts'

/** The width of the longest common levels, `ERROR` and `DEBUG`, in characters. */
export const LEVEL_WIDTH = 5

/** Returns the width of the longest time of a buffer's lines, in characters: that of the first line or of the last. */
export function timeWidthOf(buffer: LineBuffer, clock: LineClock): number {
  const ends = [buffer.at(0), buffer.at(buffer.length - 1)]
  return Math.max(0, ...ends.map((line) => (line ? printLineTime(line, clock).length : 0)))
}

interface Columns {
  /** The length of the longest time. */
  readonly timeWidth: number
  /** Whether lines have a level. */
  readonly hasLevels: boolean
  /** The length of the longest node name; 0 if the log has only one node. */
  readonly nodeWidth: number
}

/** Returns the width of what comes before a message, in characters: time, level and node, each with a space. */
export function metaWidth({ timeWidth, hasLevels, nodeWidth }: Columns): number {
  const widths = [timeWidth, hasLevels ? LEVEL_WIDTH : 0, nodeWidth]
  return widths.reduce((sum, width) => sum + (width > 0 ? width + 1 : 0), 0)
}
