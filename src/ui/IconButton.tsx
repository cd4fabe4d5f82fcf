import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import { VARIANTS, renderButton, type ButtonProps } from './Button.tsx'

const BOX = 'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md'

const ICON_VARIANTS = {
  ...VARIANTS,
  bare: 'text-muted hover:text-ink aria-pressed:text-ink',
}

/** The small one is for a line of text, which sets the height on a touch screen. */
const SIZES = {
  small: 'size-6',
  medium: 'size-7 pointer-coarse:size-11',
  large: 'size-8 pointer-coarse:size-11',
}

interface IconButtonProps extends Omit<ButtonProps, 'aria-label' | 'variant' | 'tooltip'> {
  /** Omit it if the icon is a CSS mask, which costs no element. */
  readonly icon?: LucideIcon
  /** The accessible name, and the default tooltip. */
  readonly label: string
  readonly tooltip?: string | null
  readonly keys?: string
  readonly variant?: keyof typeof ICON_VARIANTS
  /** Ignored for the outline variant, which is as wide as its content. */
  readonly size?: keyof typeof SIZES
  readonly iconClass?: string
}

export function IconButton({
  icon: Icon,
  label,
  tooltip = label,
  keys,
  variant = 'quiet',
  size = 'large',
  iconClass = 'size-4',
  className,
  children,
  ...button
}: IconButtonProps) {
  return renderButton({
    ...button,
    variant: 'plain',
    tooltip: tooltip === null ? undefined : keys ? `${tooltip} (${keys})` : tooltip,
    'aria-label': label,
    className: clsx(
      BOX,
      ICON_VARIANTS[variant],
      variant === 'outline' ? 'h-8 px-2 pointer-coarse:h-11 pointer-coarse:min-w-11' : SIZES[size],
      className,
    ),
    children: (
      <>
        {Icon && <Icon aria-hidden className={iconClass} />}
        {children}
      </>
    ),
  })
}
