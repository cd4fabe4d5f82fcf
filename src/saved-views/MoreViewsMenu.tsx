import { Menu } from '@base-ui/react/menu'
import { clsx } from 'clsx'
import { useMemo, useState } from 'react'
import { MENU_ITEM } from '#src/ui/classes.ts'
import { PopupFrame, popupRoot, type PopupProps } from '#src/ui/PopupFrame.tsx'
import type { SavedView } from '#src/view/saved/savedViews.ts'
import { printTabCount } from './tabCounts.ts'
import type { CountOf } from './useTabCounts.ts'
import { useViewCounts } from './useViewCounts.ts'
import { ViewLink } from './ViewLink.tsx'

export interface MoreViewsMenuProps extends Omit<PopupProps, 'label'> {
  readonly views: readonly SavedView[]
  /** The saved view that is displayed. */
  readonly current: SavedView | undefined
  readonly countOf: CountOf
  /** The queries of the views that the current result can count. */
  readonly covered: ReadonlySet<string>
}

const print = (count: number | undefined) => (count === undefined ? null : printTabCount(count))

const NONE: ReadonlyMap<string, number> = new Map()

/** The views whose tabs don't fit, with their counts; loaded when it opens, and they are counted only then. */
export function MoreViewsMenu({ views, current, countOf, covered, ...frame }: MoreViewsMenuProps) {
  const [counts, setCounts] = useState(NONE)
  const queries = useMemo(
    () => views.map(({ query }) => query).filter((query) => covered.has(query)),
    [views, covered],
  )
  useViewCounts(queries, setCounts)
  return (
    <Menu.Root {...popupRoot(frame)} modal={false}>
      <PopupFrame
        {...frame}
        label="More views"
        parts={Menu}
        align="start"
        className="min-w-48 overflow-y-auto p-1"
      >
        {views.map((view) => (
          <Menu.LinkItem
            key={view.id}
            label={view.name}
            render={
              <ViewLink query={view.query} current={view === current} onOpen={frame.onClose} />
            }
            className={clsx(
              MENU_ITEM,
              'aria-[current]:font-medium aria-[current]:text-accent pointer-coarse:h-11 max-sm:h-11',
            )}
          >
            <span className="max-w-72 min-w-0 flex-1 truncate" data-tooltip="">
              {view.name}
            </span>
            <span className="min-w-[4.75ch] text-right text-muted tabular-nums">
              {print(counts.get(view.query) ?? countOf(view.query)?.count)}
            </span>
          </Menu.LinkItem>
        ))}
      </PopupFrame>
    </Menu.Root>
  )
}
