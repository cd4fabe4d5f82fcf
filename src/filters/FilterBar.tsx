import { TextField } from '#src/ui/TextField.tsx'
import type { Narrowing } from '#src/view/filtering/clientFilters.ts'
import { toId } from '#src/view/url.ts'
import { useView } from '#src/view/useView.tsx'
import { FacetFilter } from './FacetFilter.tsx'
import { Mine } from './Mine.tsx'
import { OrderFilter } from './OrderFilter.tsx'
import { ProjectFilter } from './ProjectFilter.tsx'
import { StatusFilter } from './StatusFilter.tsx'
import { TextSearch } from './TextSearch.tsx'
import { TimeRangeFilter } from './TimeRangeFilter.tsx'

interface FilterBarProps {
  /** Jobs by status in the result of the current search; `null` until there is one. */
  readonly counts: ReadonlyMap<string, number> | null
  readonly narrowing: Narrowing
  /** What spans before now are counted from, ms since the epoch; 0 if the view has none. */
  readonly now: number
}

/** A control for each filter, and the order. */
export function FilterBar({ counts, narrowing, now }: FilterBarProps) {
  const [view, setView] = useView()
  return (
    <search aria-label="Filters" className="flex gap-2">
      <TextSearch />
      <StatusFilter counts={counts} />
      <ProjectFilter narrowing={narrowing} now={now} />
      <TimeRangeFilter narrowing={narrowing} />
      <TextField
        label="Job ID"
        value={view.job ?? ''}
        onCommit={(job) => setView({ job: toId(job) }, 'replace')}
      />
      <FacetFilter narrowing={narrowing} now={now} />
      <Mine />
      <OrderFilter />
    </search>
  )
}
