import { POPUP } from '#src/ui/classes.ts'

export const CHART_CARD = `${POPUP} px-3 py-2 text-xs`
