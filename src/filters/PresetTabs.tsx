import type { SearchRequest } from '../contract/searchRequest.ts'
import { countIn } from '../jobs/lists.ts'
import { formatCount } from '../jobs/units.ts'
import { classes } from '../ui/classes.ts'
import { covers, isPresetView, PRESETS, withPreset, type Preset } from '../view/presets.ts'
import { printView } from '../view/url.ts'
import type { SetView } from '../view/useView.ts'
import type { View } from '../view/view.ts'

interface PresetTabsProps {
  readonly view: View
  readonly setView: SetView
  /** The search that the counts answer. */
  readonly request: SearchRequest
  /** Jobs by status in the answer to `request`; null while it is not there. */
  readonly counts: ReadonlyMap<string, number> | null
}

/** The presets, as links: open one in a new tab, copy its address, or just press it. */
export function PresetTabs({ view, setView, request, counts }: PresetTabsProps) {
  return (
    <nav aria-label="Presets" className="flex gap-1">
      {PRESETS.map((preset) => {
        const current = isPresetView(view, preset)
        const next = withPreset(view, preset)
        const count = counts && covers(request, preset.status) ? countOf(preset, counts) : null
        return (
          <a
            key={preset.label}
            href={printView(next) || location.pathname}
            aria-current={current ? 'page' : undefined}
            className={classes(
              'flex h-8 items-center gap-1.5 rounded-md px-2.5 whitespace-nowrap',
              current
                ? 'bg-accent-soft font-medium text-ink'
                : 'text-muted hover:bg-subtle hover:text-ink',
            )}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
              event.preventDefault()
              setView(next)
            }}
          >
            {preset.label}
            {count !== null && (
              <span className="text-xs font-normal text-muted tabular-nums">
                {formatCount(count)}
              </span>
            )}
          </a>
        )
      })}
    </nav>
  )
}

function countOf({ status }: Preset, counts: ReadonlyMap<string, number>): number {
  return countIn(counts, status.length > 0 ? status : [...counts.keys()])
}
