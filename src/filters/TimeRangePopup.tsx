import { useState } from 'react'
import { currentTime } from '#src/lib/apiClock.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { ListPopup } from '#src/ui/ListPopup.tsx'
import type { Narrowing } from '#src/view/filtering/clientFilters.ts'
import { OFFERED_SPANS, spanOptions, typedSpan } from '#src/view/filtering/filterOptions.ts'
import { rangeProblem } from '#src/view/filtering/rangeProblem.ts'
import { spanCounter } from '#src/view/filtering/spanCounter.ts'
import { TIME_KEYS, type TimeKey } from '#src/view/filtering/spans.ts'
import { useView } from '#src/view/useView.tsx'
import type { ListPlacement } from './filterContext.ts'
import { RangeForm } from './RangeForm.tsx'
import type { RangeFields } from './rangeFields.ts'
import { TimeKeys } from './TimeKeys.tsx'

export interface TimeRangeProps {
  readonly narrowing: Narrowing
}

interface TimeRangePopupProps extends TimeRangeProps, ListPlacement {
  /** What to begin with; by default the first that is set. */
  readonly initial?: TimeKey
}

/** What a range of time is about, ranges to pick or type, and a form for any other; loaded when it opens. */
export function TimeRangePopup({ narrowing, initial, ...placement }: TimeRangePopupProps) {
  const [view, setView] = useView()
  const { current: result, fetchedAt } = useSearch()
  const [key, setKey] = useState(
    () => initial ?? TIME_KEYS.find((each) => view[each] !== null) ?? 'created',
  )
  const [draft, setDraft] = useState<RangeFields | null>(null)
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
      items={[...offered, ...(typed ? [typed] : [])]}
      selected={picked === null ? [] : [picked]}
      onSelect={([range]) => setView({ [key]: range ?? null })}
      itemForText={(text) =>
        rangeProblem(text, currentTime(), zone) === null ? typedSpan(key, text, count, zone) : null
      }
      header={
        <TimeKeys
          selected={key}
          onSelect={(next) => {
            setKey(next)
            // Its own range takes the place of what was typed for another.
            if (next !== key && view[next] !== null) setDraft(null)
          }}
        />
      }
      footer={
        <RangeForm
          key={`${key} ${picked}`}
          filter={key}
          draft={draft}
          onDraft={setDraft}
          onDone={placement.onClose}
        />
      }
    />
  )
}
