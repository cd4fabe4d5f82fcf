import { clsx } from 'clsx'
import { formatCount } from '#src/lib/units.ts'
import { isPresetView, presetCount, PRESETS } from '#src/view/presets.ts'
import { presetView } from '#src/view/saved/layouts.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { useSavedViews } from '#src/view/saved/useSavedViews.ts'
import { printView } from '#src/view/url.ts'
import { useView } from '#src/view/useView.tsx'
import { SaveView } from './SaveView.tsx'
import { ViewLink } from './ViewLink.tsx'

interface PresetTabsProps {
  /** Jobs by status in the result of the current search; `null` until there is one. */
  readonly counts: ReadonlyMap<string, number> | null
}

/** The presets and the saved views, as links. At most one of them is the current one. */
export function PresetTabs({ counts }: PresetTabsProps) {
  const [view] = useView()
  const { views, saved, kept } = useSavedViews()
  const request = toSearchRequest(view)
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
            current={other === saved}
            className={tabClass(other === saved)}
            title={other.name}
            ref={other === saved ? reveal : null}
          >
            <span className="max-w-40 truncate">{other.name}</span>
          </ViewLink>
        ))}
      </div>
      <SaveView current={saved} />
    </nav>
  )
}

/** Scrolls the row to the tab; after `scrollIntoView`, the Tab key would continue from there. */
function reveal(tab: HTMLElement | null) {
  const row = tab?.parentElement
  if (!row) return
  const min = tab.offsetLeft + tab.offsetWidth - row.clientWidth
  row.scrollLeft = Math.min(Math.max(row.scrollLeft, min), tab.offsetLeft)
}

function tabClass(current: boolean): string {
  return clsx(
    'flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2.5 whitespace-nowrap',
    current ? 'bg-accent-soft font-medium text-ink' : 'text-muted hover:bg-subtle hover:text-ink',
  )
}
