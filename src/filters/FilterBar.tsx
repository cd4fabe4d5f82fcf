import type { SearchRequest } from '#src/contract/searchRequest.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import type { Project } from '#src/jobs/counts.ts'
import { TextField } from '#src/ui/TextField.tsx'
import type { Narrowing } from '#src/view/filtering/clientFilters.ts'
import { toId } from '#src/view/url.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import { FacetFilter } from './FacetFilter.tsx'
import { Mine } from './Mine.tsx'
import { OrderFilter } from './OrderFilter.tsx'
import { ProjectFilter } from './ProjectFilter.tsx'
import { StatusFilter } from './StatusFilter.tsx'
import { TextSearch } from './TextSearch.tsx'

interface FilterBarProps {
  readonly view: View
  readonly setView: SetView
  readonly request: SearchRequest
  readonly counts: ReadonlyMap<string, number> | null
  /** What the answers so far held, to pick from. */
  readonly projects: ReadonlyMap<string, Project>
  readonly statuses: ReadonlySet<string>
  /** The answer to the search; null while it is not there. */
  readonly answer: JobList | null
  /** When it came, ms since the epoch. */
  readonly answeredAt: number
  readonly narrowing: Narrowing
  /** What spans before now are counted from, ms since the epoch. */
  readonly now: number
}

/** A control for everything that the search takes. */
export function FilterBar(props: FilterBarProps) {
  const { view, setView } = props
  return (
    <search aria-label="Filters" className="flex gap-2">
      <TextSearch view={view} setView={setView} />
      <StatusFilter {...props} />
      <ProjectFilter {...props} />
      <TextField
        label="Job ID"
        value={view.job ?? ''}
        onCommit={(job) => setView({ ...view, job: toId(job) }, 'replace')}
      />
      <FacetFilter {...props} />
      <Mine {...props} />
      <OrderFilter sort={view.sort} onSort={(sort) => setView({ ...view, sort })} />
    </search>
  )
}
