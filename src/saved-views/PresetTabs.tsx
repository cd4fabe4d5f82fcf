import { isPresetView, PRESETS } from '#src/view/presets.ts'
import { presetView } from '#src/view/saved/layouts.ts'
import { useSavedViews } from '#src/view/saved/useSavedViews.ts'
import { printView } from '#src/view/url.ts'
import { useView } from '#src/view/useView.tsx'
import { SavedTabs } from './SavedTabs.tsx'
import { useTabCounts } from './useTabCounts.ts'
import { ViewTab } from './ViewTab.tsx'

interface PresetTabsProps {
  readonly counts: ReadonlyMap<string, number> | null
}

/** The tabs adapt to the width of their container, which must not depend on them. */
export function PresetTabs({ counts }: PresetTabsProps) {
  const [view] = useView()
  const savedViews = useSavedViews()
  const { saved, storedLayouts } = savedViews
  const tabCounts = useTabCounts(counts, savedViews)
  return (
    <nav aria-label="Presets" className="@container flex items-center gap-1">
      <div className="-m-1 flex min-w-0 gap-1 overflow-x-auto p-1 [scrollbar-width:none] narrow-tabs:gap-0.5">
        {PRESETS.map((preset) => (
          <ViewTab
            key={preset.label}
            name={preset.label}
            query={printView(presetView(view, preset, storedLayouts))}
            current={!saved && isPresetView(view, preset)}
            count={tabCounts.countOf(preset.label)}
          />
        ))}
      </div>
      <SavedTabs {...savedViews} {...tabCounts} isReady={counts !== null} />
    </nav>
  )
}
