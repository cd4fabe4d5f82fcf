export const POPUP =
  'rounded-lg border border-line bg-surface text-ink shadow-[0_8px_28px_rgb(0_0_0/0.16)] outline-none'

export const SHEET =
  'max-md:max-h-[85dvh] max-md:w-full max-md:max-w-none max-md:rounded-b-none max-md:border-x-0 max-md:border-b-0 max-md:pb-[env(safe-area-inset-bottom)] max-md:shadow-[0_-8px_28px_rgb(0_0_0/0.24)]'

export const MENU_ITEM =
  'flex min-h-8 shrink-0 cursor-pointer items-center gap-2 rounded-md px-2 outline-none data-highlighted:bg-accent-soft pointer-coarse:min-h-11'

/** Styles of a popup's portal: keeps it out of the landmark's layout, where it would add a gap. */
export const PORTAL = 'contents'
