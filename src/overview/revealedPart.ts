import { createAtom } from '@tanstack/store'
import type { Part } from '#src/view/overview.ts'

/** The part that the overview scrolls into view as soon as it displays it; `null` for none. */
export const revealedPart = createAtom<Part | null>(null)
