import { STAGES, type Kind } from './statuses.ts'
import type { Outcome } from './statusTable.ts'

// Apart from the other facts about statuses, since only charts need it.

/** The outcomes, in the order in which a chart stacks them. */
export const OUTCOMES = [
  'completed',
  'failed',
  'stopped',
  'preempted',
] as const satisfies readonly Outcome[]

/** Every kind, in the order of a legend. */
export const KINDS: readonly Kind[] = [...STAGES, ...OUTCOMES, 'unknown']
