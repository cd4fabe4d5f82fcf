/** The longest short name, in UTF-16 units. */
const MAX_LENGTH = 12

/**
 * Returns short names of nodes in natural order, by the API's names, whose format is unknown: without the parts that all
 * have in common at the beginning and at the end, and only up to the first part that differs for each.
 * `p7qr9qv-0-x1f2a` and `p7qr9qv-1-b93jd` become `node 0` and `node 1`.
 */
export function nodeNames(replicas: readonly string[]): ReadonlyMap<string, string> {
  const sorted = replicas.toSorted(byNumber)
  const names = differingParts(sorted).map((name) => (/^\d+$/.test(name) ? `node ${name}` : name))
  const short = names.map(shortened)
  const all = [short, names].find((each) => new Set(each).size === sorted.length) ?? sorted
  return new Map(sorted.map((replica, index) => [replica, all[index] ?? replica]))
}

function differingParts(replicas: readonly string[]): string[] {
  const parts = replicas.map((replica) => replica.split(/[-_./:]/))
  const [first = []] = parts
  if (parts.length < 2) return [...replicas]
  const shortest = Math.min(...parts.map(({ length }) => length))
  let from = 0
  while (from < shortest - 1 && parts.every((each) => each[from] === first[from])) from += 1
  const joined = (to: number) => parts.map((each) => each.slice(from, to).join('-'))
  let to = from + 1
  while (to < shortest && new Set(joined(to)).size < parts.length) to += 1
  return joined(to)
}

/** A long name is truncated at its beginning, since the end differs. */
function shortened(name: string): string {
  return name.length > MAX_LENGTH ? `…${name.slice(1 - MAX_LENGTH)}` : name
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
