import { OUTCOMES, STAGES, type Kind } from './statuses.ts'

// Apart from the other facts about statuses, since only charts need it.

/** Every kind, in the order of a legend. */
export const KINDS: readonly Kind[] = [...STAGES, ...OUTCOMES, 'unknown']
