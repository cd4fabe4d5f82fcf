import type { Command } from './command.ts'

/**
 * The commands in the order in which their IDs were first listed, new ones last, which `listed` gains. Commands
 * come with their counts, and the largest first: without this a poll would move them under the highlight.
 */
export function keepOrder(
  commands: readonly Command[],
  listed: Map<string, number>,
): readonly Command[] {
  for (const { id } of commands) if (!listed.has(id)) listed.set(id, listed.size)
  return commands.toSorted((a, b) => position(a, listed) - position(b, listed))
}

const position = ({ id }: Command, listed: ReadonlyMap<string, number>) => listed.get(id) ?? 0
