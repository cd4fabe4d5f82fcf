import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import { Button, type ButtonProps } from '#src/ui/Button.tsx'

interface FilterButtonProps extends ButtonProps {
  /** The number of active values or filters. */
  readonly count: number
}

/** A button that opens a filter's popup. It has the accent color while the filter is active. */
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
