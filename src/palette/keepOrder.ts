import type { Command } from './command.ts'

/**
 * Sorts commands by when their IDs were first listed, new ones last, and adds the new ones to `listed`. The input is
 * sorted by counts, so a poll would otherwise move commands under the highlight.
 */
export function keepOrder(
  commands: readonly Command[],
  listed: Map<string, number>,
): readonly Command[] {
  for (const { id } of commands) if (!listed.has(id)) listed.set(id, listed.size)
  return commands.toSorted((a, b) => position(a, listed) - position(b, listed))
}

const position = ({ id }: Command, listed: ReadonlyMap<string, number>) => listed.get(id) ?? 0
