import { clsx } from 'clsx'
import { loadable } from '#src/ui/loadable.ts'
import type { StoredViews } from '#src/view/saved/useSavedViews.ts'
import { SaveView } from './SaveView.tsx'
import { useFittingTabs } from './useFittingTabs.ts'
import type { CountOf, OnCount } from './useTabCounts.ts'
import { ViewTab } from './ViewTab.tsx'

const MoreViews = loadable(
  async () => (await import('./MoreViews.tsx')).MoreViews,
  undefined,
  // As wide as the button, so that the tabs next to it stay in place.
  <div className="w-28 shrink-0" />,
)

const ViewCounter = loadable(async () => (await import('./ViewCounter.tsx')).ViewCounter)

interface SavedTabsProps extends Pick<StoredViews, 'views' | 'saved'> {
  readonly countOf: CountOf
  readonly onCount: OnCount
  readonly covered: ReadonlySet<string>
  readonly isReady: boolean
}

export function SavedTabs({ views, saved, countOf, onCount, covered, isReady }: SavedTabsProps) {
  const { row, fitting, isMeasured } = useFittingTabs(views)
  const hidden = views.slice(fitting)
  const counted = views
    .filter((other, index) => other !== saved && index < fitting && covered.has(other.query))
    .map(({ query }) => query)
  return (
    <div
      ref={row}
      className={clsx(
        'relative flex flex-1 items-center gap-1',
        hidden.length > 0 ? 'min-w-27' : 'min-w-9 pointer-coarse:min-w-11',
      )}
    >
      {fitting > 0 && (
        <span className="box-content h-4 w-px shrink-0 bg-edge bg-clip-content px-1" />
      )}
      {views.map((other, index) => (
        <ViewTab
          key={other.id}
          name={other.name}
          query={other.query}
          current={other === saved}
          count={countOf(other.query)}
          isHidden={index >= fitting}
          isSaved
        />
      ))}
      {isMeasured && hidden.length > 0 && (
        <MoreViews
          views={hidden}
          current={saved}
          countOf={countOf}
          onCount={onCount}
          covered={covered}
          isAlone={fitting === 0}
        />
      )}
      <SaveView current={saved} />
      {isReady && counted.length > 0 && <ViewCounter queries={counted} onCount={onCount} />}
    </div>
  )
}
