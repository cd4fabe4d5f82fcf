/** Styles of a segmented control: a few adjacent buttons, of which at most one is pressed. */
export const SEGMENTS = 'flex rounded-md bg-canvas p-0.5 inset-ring inset-ring-line'

/** Styles of one of its buttons. */
export const SEGMENT =
  'flex h-7 flex-auto items-center justify-center gap-1.5 rounded-sm px-2 whitespace-nowrap text-muted hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-ink pointer-coarse:h-11'
