import { Menu } from '@base-ui/react/menu'
import { clsx } from 'clsx'
import { MENU_ITEM } from '#src/ui/classes.ts'
import { PopupFrame, popupRoot, type PopupProps } from '#src/ui/PopupFrame.tsx'
import type { SavedView } from '#src/view/saved/savedViews.ts'
import { useZone } from '#src/view/zone.ts'
import { countColor, describeCount, printTabCount } from './tabCounts.ts'
import type { CountOf, OnCount } from './useTabCounts.ts'
import { useViewCounts } from './useViewCounts.ts'
import { ViewLink } from './ViewLink.tsx'

export interface MoreViewsMenuProps extends Omit<PopupProps, 'label'> {
  readonly views: readonly SavedView[]
  readonly current: SavedView | undefined
  readonly countOf: CountOf
  readonly onCount: OnCount
  /** The queries of the views whose jobs are all in the current result. */
  readonly covered: ReadonlySet<string>
}

export function MoreViewsMenu(props: MoreViewsMenuProps) {
  const { views, current, countOf, onCount, covered, ...frame } = props
  const zone = useZone()
  const queries = views.map(({ query }) => query).filter((query) => covered.has(query))
  useViewCounts(queries, onCount)
  return (
    <Menu.Root {...popupRoot(frame)} modal={false}>
      <PopupFrame
        {...frame}
        label="More views"
        parts={Menu}
        scrolls
        align="start"
        className="min-w-48 p-1"
      >
        {views.map((view) => {
          const count = countOf(view.query)
          const about = count && describeCount(count, zone)
          return (
            <Menu.LinkItem
              key={view.id}
              label={view.name}
              render={
                <ViewLink query={view.query} current={view === current} onOpen={frame.onClose} />
              }
              className={clsx(
                MENU_ITEM,
                'aria-[current]:font-medium aria-[current]:text-accent max-sm:h-11',
              )}
              {...(about && {
                'data-tooltip': `${view.name}\n${about}`,
                'aria-description': about,
              })}
            >
              <span className="max-w-72 min-w-0 flex-1 truncate" data-tooltip="">
                {view.name}
              </span>
              <span className={clsx('min-w-[4.75ch] text-right tabular-nums', countColor(count))}>
                {count && printTabCount(count.count)}
              </span>
            </Menu.LinkItem>
          )
        })}
      </PopupFrame>
    </Menu.Root>
  )
}
