import { clsx } from 'clsx'
import type { ComponentProps, MouseEvent } from 'react'
import { withTooltip } from './withTooltip.ts'

const BOX = 'inline-flex items-center justify-center gap-1.5 rounded-md whitespace-nowrap'

const TALL = 'pointer-coarse:h-11'

export const VARIANTS = {
  outline:
    'border border-edge bg-surface text-ink transition-colors hover:bg-subtle aria-disabled:bg-surface aria-expanded:border-muted aria-expanded:bg-line aria-pressed:bg-accent-soft aria-pressed:font-medium',
  quiet:
    'text-muted hover:bg-subtle hover:text-ink aria-disabled:bg-transparent aria-disabled:text-muted aria-disabled:opacity-50 aria-pressed:bg-accent-soft aria-pressed:text-ink',
  plain: '',
}

const TEXT_VARIANTS = {
  ...VARIANTS,
  outline: `${BOX} ${VARIANTS.outline} h-8 px-2.5 aria-disabled:text-muted ${TALL} pointer-coarse:min-w-11`,
  quiet: `${BOX} ${VARIANTS.quiet} h-7 px-2 ${TALL}`,
  ghost: `${BOX} h-8 px-2 hover:bg-subtle aria-pressed:bg-accent-soft ${TALL}`,
  tinted: `${BOX} h-7 border border-current px-2.5 aria-disabled:opacity-50 ${TALL}`,
  link: 'text-left underline-offset-2 hover:underline',
}

export type ButtonVariant = keyof typeof TEXT_VARIANTS

export const buttonClass = (variant: ButtonVariant, className?: string) =>
  clsx(TEXT_VARIANTS[variant], className)

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'title' | 'disabled'> {
  readonly variant?: ButtonVariant | undefined
  readonly tooltip?: string | undefined
  /** Whether presses are ignored. The button keeps the focus, which a natively disabled one would lose. */
  readonly disabled?: boolean | undefined
  readonly disabledReason?: string | undefined
}

export function Button(props: ButtonProps) {
  return renderButton(props)
}

/** Not a component, and without hooks, because a table has one in each row. */
export function renderButton({
  variant = 'outline',
  tooltip,
  disabled,
  disabledReason = tooltip,
  className,
  onClick,
  ...native
}: ButtonProps) {
  const text = disabled ? disabledReason : tooltip
  return (
    <button
      type="button"
      {...native}
      {...(text === native['aria-label'] ? { 'data-tooltip': text } : withTooltip(text))}
      aria-disabled={disabled}
      className={buttonClass(variant, className)}
      onClick={disabled ? ignorePress : onClick}
    />
  )
}

function ignorePress(event: MouseEvent) {
  event.preventDefault()
}
