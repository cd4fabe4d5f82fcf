import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import { Button, type ButtonProps } from '#src/ui/Button.tsx'

interface FilterButtonProps extends ButtonProps {
  readonly count: number
}

export function FilterButton({ count, className, children, ...button }: FilterButtonProps) {
  return (
    <Button
      {...button}
      data-on={count > 0 || undefined}
      className={clsx('data-on:border-accent/40 data-on:bg-accent-soft', className)}
    >
      {children}
      {/* The count replaces the icon, so that the buttons next to it don't move. */}
      {count > 0 ? (
        <span className="min-w-3.5 text-center text-xs font-semibold text-accent tabular-nums">
          {count}
        </span>
      ) : (
        <ChevronDown aria-hidden className="size-3.5 text-muted" />
      )}
    </Button>
  )
}
