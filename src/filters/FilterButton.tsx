import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import { Button, type ButtonProps } from '#src/ui/Button.tsx'

interface FilterButtonProps extends ButtonProps {
  /** How many values or filters are on; 0 for none. */
  readonly count: number
}

/** The button of a filter's popup. It has the accent color while it filters. */
export function FilterButton({ count, className, children, ...button }: FilterButtonProps) {
  return (
    <Button
      {...button}
      data-on={count > 0 || undefined}
      className={clsx('data-on:border-accent/40 data-on:bg-accent-soft', className)}
    >
      {children}
      {/* In the place of the icon, so that the buttons beside it stay in theirs. */}
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
