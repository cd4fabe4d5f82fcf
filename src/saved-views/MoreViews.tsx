import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import { Button } from '#src/ui/Button.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import type { MoreViewsMenuProps } from './MoreViewsMenu.tsx'
import { countColor, printTabCount } from './tabCounts.ts'

const loadMenu = async () => (await import('./MoreViewsMenu.tsx')).MoreViewsMenu
const MoreViewsMenu = loadable(loadMenu)

interface MoreViewsProps extends Omit<MoreViewsMenuProps, 'anchor' | 'onClose'> {
  readonly isAlone: boolean
}

/** The width is constant, so that the tabs stay in place. */
export function MoreViews({ isAlone, ...props }: MoreViewsProps) {
  const { views, current, countOf } = props
  const popup = usePopup(loadMenu)
  const active = views.find((view) => view === current)
  const count = active ? countOf(active.query) : null
  return (
    <>
      <Button
        variant="plain"
        data-more=""
        aria-label={active ? `More views: ${active.name}` : 'More views'}
        aria-haspopup="menu"
        aria-current={active ? 'true' : undefined}
        // `MORE_WIDTH` is this width plus a gap.
        className={clsx(
          'flex h-8 items-center gap-1 rounded-md px-2 font-medium pointer-coarse:h-11 narrow-tabs:h-11',
          isAlone ? 'max-w-48 min-w-0 flex-1' : 'w-28 shrink-0',
          active
            ? 'bg-accent-soft text-ink'
            : 'text-muted hover:bg-subtle hover:text-ink aria-expanded:bg-subtle aria-expanded:text-ink',
        )}
        {...popup.trigger}
      >
        <span className="truncate" data-tooltip="">
          {active?.name ?? 'More'}
        </span>
        {count && (
          <span className={clsx('text-xs font-normal tabular-nums', countColor(count))}>
            {printTabCount(count.count)}
          </span>
        )}
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted" />
      </Button>
      {popup.open && (
        <MoreViewsMenu {...props} anchor={popup.anchor} onClose={() => popup.setOpen(false)} />
      )}
    </>
  )
}
