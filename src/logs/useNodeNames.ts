import { useState } from 'react'
import { nodeNames } from '#src/jobs/nodeNames.ts'

/**
 * Returns the nodes' short names by replica, as the same map while they don't change; `null` if the log has only one
 * node. `replicas` are those of the loaded lines; `null` for lines without one.
 */
export function useNodeNames(
  replicas: Iterable<string | null>,
): ReadonlyMap<string, string> | null {
  const names = nodeNames([...replicas].filter((replica) => replica !== null))
  const [known, setKnown] = useState(names)
  const isSame =
    known.size === names.size && [...names].every(([replica, name]) => known.get(replica) === name)
  if (!isSame) setKnown(names)
  const current = isSame ? known : names
  return current.size > 1 ? current : null
}
