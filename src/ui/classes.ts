/** The look of a menu, a list, a dialog or a card. */
export const POPUP =
  'rounded-lg border border-line bg-surface text-ink shadow-[0_8px_28px_rgb(0_0_0/0.16)] outline-none'

/** The look of a sheet at the bottom of the window on a phone, in place of a popup's. */
export const SHEET =
  'max-md:max-h-[85dvh] max-md:w-full max-md:max-w-none max-md:rounded-b-none max-md:border-x-0 max-md:border-b-0 max-md:pb-[env(safe-area-inset-bottom)] max-md:shadow-[0_-8px_28px_rgb(0_0_0/0.24)]'

/** The look of a menu's item. */
export const MENU_ITEM =
  'flex min-h-8 shrink-0 cursor-pointer items-center gap-2 rounded-md px-2 outline-none data-highlighted:bg-accent-soft pointer-coarse:min-h-11'

/** Where a popup is put into a landmark: out of its layout, which it would widen by a gap. */
export const PORTAL = 'contents'
