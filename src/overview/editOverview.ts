import { inOrder, type Overview, type Part } from '#src/view/overview.ts'

// Apart from `overview.ts`, which every visit loads.

/** The overview with a part unfolded that was not, or the other way. */
export function withPartToggled({ parts, lanes }: Overview, part: Part): Overview {
  const others = parts.filter((other) => other !== part)
  return { parts: others.length < parts.length ? others : inOrder([...parts, part]), lanes }
}
