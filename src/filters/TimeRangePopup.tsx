import { useState } from 'react'
import { currentTime } from '#src/lib/apiClock.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { ListPopup } from '#src/ui/ListPopup.tsx'
import type { ClientFilters } from '#src/view/filtering/clientFilters.ts'
import {
  OFFERED_SPANS,
  spanOptions,
  typedSpan,
  type FilterOption,
} from '#src/view/filtering/filterOptions.ts'
import { rangeProblem } from '#src/view/filtering/rangeProblem.ts'
import { spanCounter } from '#src/view/filtering/spanCounter.ts'
import { parseSpan, TIME_KEYS, type TimeKey } from '#src/view/filtering/spans.ts'
import { useView } from '#src/view/useView.tsx'
import type { ListPlacement } from './filterContext.ts'
import type { RangeFields } from './rangeFields.ts'
import { RangeForm } from './RangeForm.tsx'
import { TimeKeys } from './TimeKeys.tsx'

export interface TimeRangeProps {
  readonly clientFilters: ClientFilters
}

interface TimeRangePopupProps extends TimeRangeProps, ListPlacement {
  /** The filter to start with; by default the first that is set, or else `created`. */
  readonly initial?: TimeKey
}

export function TimeRangePopup({ clientFilters, initial, ...placement }: TimeRangePopupProps) {
  const [view, setView] = useView()
  const { current: result, fetchedAt } = useSearch()
  const [key, setKey] = useState(
    () => initial ?? TIME_KEYS.find((each) => view[each] !== null) ?? 'created',
  )
  const [draft, setDraft] = useState<RangeFields | null>(null)
  const { [key]: chosen, tz: zone } = view
  const count = result && spanCounter(result, clientFilters, { key, now: fetchedAt, zone })
  const offered = spanOptions(key, count?.(OFFERED_SPANS[key]) ?? null, zone).map(withoutSpan)
  const isOffered = offered.some(({ value }) => value === chosen)
  const typed = (text: string) => {
    const option = typedSpan(key, text, count, zone)
    return option && withoutSpan(option)
  }
  const custom = chosen === null || isOffered ? null : typed(chosen)
  return (
    <ListPopup
      {...placement}
      label="Time range"
      placeholder="Search or type 12h, 3d"
      empty="Enter a range such as 12h or 3d, or select dates below."
      emptyFor={(text) => rangeProblem(text, currentTime(), zone)}
      multiple={false}
      items={[...offered, ...(custom ? [custom] : [])]}
      selected={chosen === null ? [] : [chosen]}
      onSelect={([range]) => setView({ [key]: range ?? null })}
      itemForText={(text) =>
        rangeProblem(text, currentTime(), zone) === null ? typed(text) : null
      }
      header={
        <TimeKeys
          selected={key}
          onSelect={(next) => {
            setKey(next)
            // The filter's own range replaces the input for another filter.
            if (next !== key && view[next] !== null) setDraft(null)
          }}
        />
      }
      footer={
        <RangeForm
          key={`${key} ${chosen}`}
          filter={key}
          draft={draft}
          onDraft={setDraft}
          onDone={placement.onClose}
        />
      }
    />
  )
}

/** Removes a span's hint, which is its form in the URL: the label spells it out. */
function withoutSpan({ hint, ...option }: FilterOption): FilterOption {
  return hint === undefined || parseSpan(option.value) ? option : { ...option, hint }
}
