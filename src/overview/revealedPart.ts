import { createAtom } from '@tanstack/store'
import type { Part } from '#src/view/overview.ts'

/** The part to scroll into view as soon as it is displayed; `null` for none. */
export const revealedPart = createAtom<Part | null>(null)
