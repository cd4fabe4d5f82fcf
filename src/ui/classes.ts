/** The look of a popup: menu, list, tooltip's larger kin. */
export const POPUP =
  'rounded-lg border border-line bg-surface text-ink shadow-[0_8px_28px_rgb(0_0_0/0.16)] outline-none'

/** The look of a card with the facts about a mark of a chart. */
export const CHART_CARD = `${POPUP} px-3 py-2 text-xs`

/** Where a popup is put into a landmark: out of its layout, which it would widen by a gap. */
export const PORTAL = 'contents'
