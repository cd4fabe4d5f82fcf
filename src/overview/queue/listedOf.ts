/**
 * How many jobs of each queue to list in this many rows: the same number of each, so that the first ones of every
 * GPU type are there, and a row more for a queue's heading and for the number of those that are not listed.
 * Queues at the end for which there is no room are left out; the first never is.
 */
export function listedOf(lengths: readonly number[], room: number): number[] {
  let shown = lengths.slice(0, Math.max(room, 1))
  while (shown.length > 1 && rowsOf(shown, 1) > room) shown = shown.slice(0, -1)
  let listed = 1
  while (listed < room && rowsOf(shown, listed + 1) <= room) listed += 1
  return shown.map((length) => Math.min(length, listed))
}

/** The rows that the queues take if this many jobs of each are listed. */
function rowsOf(lengths: readonly number[], listed: number): number {
  return lengths.reduce(
    (sum, length) => sum + 1 + Math.min(length, listed) + Number(length > listed),
    0,
  )
}
