import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import { Button } from '#src/ui/Button.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import type { MoreViewsMenuProps } from './MoreViewsMenu.tsx'

const loadMenu = async () => (await import('./MoreViewsMenu.tsx')).MoreViewsMenu
const MoreViewsMenu = loadable(loadMenu)

type MoreViewsProps = Omit<MoreViewsMenuProps, 'anchor' | 'onClose'>

/** A button for the views whose tabs don't fit. If the displayed one is among them, the button has its name. */
export function MoreViews(props: MoreViewsProps) {
  const { views, current } = props
  const popup = usePopup(loadMenu)
  const displayed = views.find((view) => view === current)
  return (
    <>
      <Button
        look="plain"
        data-more=""
        aria-label={displayed ? `More views: ${displayed.name}` : 'More views'}
        aria-haspopup="menu"
        aria-current={displayed ? 'true' : undefined}
        // `MORE_WIDTH` is its width and a gap.
        className={clsx(
          'flex h-8 items-center justify-center gap-1 rounded-md font-medium max-sm:h-11',
          displayed
            ? 'max-w-48 min-w-0 bg-accent-soft px-2 text-ink'
            : 'w-18 shrink-0 text-muted hover:bg-subtle hover:text-ink aria-expanded:bg-subtle aria-expanded:text-ink max-sm:w-15',
        )}
        {...popup.trigger}
      >
        <span className="truncate">{displayed?.name ?? 'More'}</span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted" />
      </Button>
      {popup.open && (
        <MoreViewsMenu {...props} anchor={popup.anchor} onClose={() => popup.setOpen(false)} />
      )}
    </>
  )
}
