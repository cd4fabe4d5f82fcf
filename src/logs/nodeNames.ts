/** The longest short name, in UTF-16 units. */
const MAX_LENGTH = 12

/**
 * Returns short names of nodes by replica, whose format is unknown: without the parts that all have in common at the
 * beginning and at the end, and only up to the first part that differs for each. `p7qr9qv-0-x1f2a` and
 * `p7qr9qv-1-b93jd` become `node 0` and `node 1`.
 */
export function nodeNames(replicas: readonly string[]): ReadonlyMap<string, string> {
  const sorted = replicas.toSorted(byNumber)
  const parts = sorted.map((replica) => replica.split(/[-_./:]/))
  const [first = []] = parts
  let from = 0
  while (
    parts.length > 1 &&
    parts.every((each) => from < each.length - 1 && each[from] === first[from])
  )
    from += 1
  let to = from + 1
  const shortest = Math.min(...parts.map(({ length }) => length))
  while (
    to < shortest &&
    new Set(parts.map((each) => each.slice(from, to).join('-'))).size < parts.length
  )
    to += 1
  const names = parts.map((each) => each.slice(from, to).join('-'))
  const isDistinct = new Set(names).size === names.length
  return new Map(
    sorted.map((replica, index) => {
      const name = (isDistinct ? names[index] : undefined) ?? replica
      return [replica, shortened(/^\d+$/.test(name) ? `node ${name}` : name)]
    }),
  )
}

/** A long name is truncated at its beginning, since the end differs. */
function shortened(name: string): string {
  return name.length > MAX_LENGTH ? `…${name.slice(1 - MAX_LENGTH)}` : name
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
