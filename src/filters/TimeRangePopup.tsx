import { useState } from 'react'
import { currentTime } from '#src/lib/apiClock.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { ListPopup } from '#src/ui/ListPopup.tsx'
import type { Narrowing } from '#src/view/filtering/clientFilters.ts'
import {
  OFFERED_SPANS,
  spanOptions,
  typedSpan,
  type FilterOption,
} from '#src/view/filtering/filterOptions.ts'
import { rangeProblem } from '#src/view/filtering/rangeProblem.ts'
import { spanCounter } from '#src/view/filtering/spanCounter.ts'
import { TIME_KEYS, type TimeKey } from '#src/view/filtering/spans.ts'
import { useView } from '#src/view/useView.tsx'
import type { ListPlacement } from './filterContext.ts'
import { RangeForm } from './RangeForm.tsx'
import { TimeKeys } from './TimeKeys.tsx'

export interface TimeRangeProps {
  readonly narrowing: Narrowing
}

interface TimeRangePopupProps extends TimeRangeProps, ListPlacement {
  /** What to begin with; by default the first that is set. */
  readonly initial?: TimeKey
}

/** The offered ranges in full, and what is searched for beside that. */
const NAMES: Readonly<Record<string, { label: string; hint?: string }>> = {
  '1h': { label: 'Last hour', hint: '1h' },
  '24h': { label: 'Last 24 hours', hint: '24h' },
  '7d': { label: 'Last 7 days', hint: '7d' },
  '30d': { label: 'Last 30 days', hint: '30d' },
  'last-night': { label: 'Last night', hint: '18:00–08:00' },
}

/** What a range of time is about, ranges to pick or type, and a form for any other; loaded when it opens. */
export function TimeRangePopup({ narrowing, initial, ...placement }: TimeRangePopupProps) {
  const [view, setView] = useView()
  const { current: result, fetchedAt } = useSearch()
  const [key, setKey] = useState(
    () => initial ?? TIME_KEYS.find((each) => view[each] !== null) ?? 'created',
  )
  const { [key]: picked, tz: zone } = view
  const count = result && spanCounter(result, narrowing, { key, now: fetchedAt, zone })
  const offered = spanOptions(key, count?.(OFFERED_SPANS[key]) ?? null, zone)
  const isOffered = offered.some(({ value }) => value === picked)
  const typed = picked === null || isOffered ? null : typedSpan(key, picked, count, zone)
  return (
    <ListPopup
      {...placement}
      label="Time range"
      placeholder="Or type 12h, 3d, 2026-03-01..2026-03-05"
      empty="Type a span such as 12h or 3d, or two dates such as 2026-03-01..2026-03-05."
      emptyFor={(text) => rangeProblem(text, currentTime(), zone)}
      multiple={false}
      items={[
        ...offered.map((option) => ({ ...capitalized(option), ...NAMES[option.value] })),
        ...(typed ? [capitalized(typed)] : []),
      ]}
      selected={picked === null ? [] : [picked]}
      onSelect={([range]) => setView({ [key]: range ?? null })}
      itemForText={(text) => {
        if (rangeProblem(text, currentTime(), zone) !== null) return null
        const option = typedSpan(key, text, count, zone)
        return option && capitalized(option)
      }}
      header={<TimeKeys selected={key} onSelect={setKey} />}
      footer={<RangeForm key={`${key} ${picked}`} filter={key} onDone={placement.onClose} />}
    />
  )
}

/** An option whose label begins a line. */
function capitalized(option: FilterOption): FilterOption {
  return { ...option, label: option.label.charAt(0).toUpperCase() + option.label.slice(1) }
}
