/** The look of a quiet button with a border, without its width. */
export const CONTROL =
  'inline-flex h-8 items-center gap-1.5 border border-edge bg-surface text-ink ' +
  'whitespace-nowrap transition-colors hover:bg-subtle disabled:opacity-50 disabled:hover:bg-surface'

/** The same with room for a word. */
export const BUTTON = `${CONTROL} rounded-md px-2.5`

/** The look of a button on a bar: without a border. */
export const BAR_BUTTON =
  'flex h-8 items-center gap-1.5 rounded-md px-2 whitespace-nowrap hover:bg-subtle aria-pressed:bg-accent-soft'

/** The look of a popup: menu, list, tooltip's larger kin. */
export const POPUP =
  'rounded-lg border border-line bg-surface text-ink shadow-[0_8px_28px_rgb(0_0_0/0.16)] outline-none'

/** The look of a card with the facts about a mark of a chart. */
export const CHART_CARD = `${POPUP} px-3 py-2 text-xs`

/** Where a popup is put into a landmark: out of its layout, which it would widen by a gap. */
export const PORTAL = 'contents'
