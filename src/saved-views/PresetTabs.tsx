import { clsx } from 'clsx'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { formatCount } from '#src/lib/units.ts'
import { isPresetView, presetCount, PRESETS } from '#src/view/presets.ts'
import { presetView } from '#src/view/saved/layouts.ts'
import { printView } from '#src/view/url.ts'
import type { KeptViews } from '#src/view/saved/useSavedViews.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import { SaveView } from './SaveView.tsx'
import { ViewLink } from './ViewLink.tsx'

interface PresetTabsProps extends KeptViews {
  readonly view: View
  readonly setView: SetView
  /** The search that the counts answer. */
  readonly request: SearchRequest
  /** Jobs by status in the answer to `request`; null while it is not there. */
  readonly counts: ReadonlyMap<string, number> | null
}

/** The presets and the saved views, as links. One of them at most is the current one. */
export function PresetTabs(props: PresetTabsProps) {
  const { view, setView, request, counts, views, saved, kept } = props
  return (
    <nav aria-label="Presets" className="flex items-center gap-1">
      <div className="relative -m-1 flex min-w-0 gap-1 overflow-x-auto p-1 [scrollbar-width:none]">
        {PRESETS.map((preset) => {
          const current = !saved && isPresetView(view, preset)
          const count = counts && presetCount(preset, request, counts)
          return (
            <ViewLink
              key={preset.label}
              query={printView(presetView(view, preset, kept))}
              setView={setView}
              current={current}
              className={tabClass(current)}
            >
              {preset.label}
              {count !== null && (
                <span className="text-xs font-normal text-muted tabular-nums">
                  {formatCount(count)}
                </span>
              )}
            </ViewLink>
          )
        })}
        {views.length > 0 && <span className="mx-1 my-2 w-px shrink-0 bg-edge" />}
        {views.map((other) => (
          <ViewLink
            key={other.id}
            query={other.query}
            setView={setView}
            current={other === saved}
            className={tabClass(other === saved)}
            title={other.name}
            ref={other === saved ? reveal : null}
          >
            <span className="max-w-40 truncate">{other.name}</span>
          </ViewLink>
        ))}
      </div>
      <SaveView view={view} setView={setView} current={saved} />
    </nav>
  )
}

/** Scrolls the row to the tab; `scrollIntoView` would also have the Tab key go on from there. */
function reveal(tab: HTMLElement | null) {
  const row = tab?.parentElement
  if (!row) return
  const least = tab.offsetLeft + tab.offsetWidth - row.clientWidth
  row.scrollLeft = Math.min(Math.max(row.scrollLeft, least), tab.offsetLeft)
}

function tabClass(current: boolean): string {
  return clsx(
    'flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2.5 whitespace-nowrap',
    current ? 'bg-accent-soft font-medium text-ink' : 'text-muted hover:bg-subtle hover:text-ink',
  )
}
