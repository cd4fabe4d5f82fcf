import { POPUP } from '#src/ui/classes.ts'

/** The classes of a card with the facts about a mark of a chart. */
export const CHART_CARD = `${POPUP} px-3 py-2 text-xs`
