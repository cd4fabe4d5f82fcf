export const SEGMENTS = 'flex rounded-md bg-canvas p-0.5 inset-ring inset-ring-line'

export const SEGMENT =
  'flex h-7 flex-auto items-center justify-center gap-1.5 rounded-sm px-2 whitespace-nowrap text-muted hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-ink pointer-coarse:h-11'
