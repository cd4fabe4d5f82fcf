import type { SearchRequest } from '#src/contract/searchRequest.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import type { Project } from '#src/jobs/counts.ts'
import { formatCount } from '#src/lib/units.ts'
import type { ListItem } from '#src/ui/listItem.ts'
import { ListPopup } from '#src/ui/ListPopup.tsx'
import type { ListPlacement } from '#src/ui/ListPicker.tsx'
import { includedIn, toggleExcluded, withValues } from '#src/view/filtering/excluding.ts'
import { coversProject, projectCounts } from '#src/view/filtering/facetCounts.ts'
import type { Narrowing } from '#src/view/filtering/clientFilters.ts'
import { toId } from '#src/view/url.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'

export interface ProjectFilterProps {
  /** The training projects seen so far, by ID. */
  readonly projects: ReadonlyMap<string, Project>
  readonly view: View
  readonly setView: SetView
  readonly request: SearchRequest
  /** The answer to `request`; null while it is not there. */
  readonly answer: JobList | null
  readonly narrowing: Narrowing
  /** What spans before now are counted from, ms since the epoch. */
  readonly now: number
}

/** The training projects seen so far. */
export function ProjectList(props: ProjectFilterProps & ListPlacement) {
  const { anchor, onClose, view, setView } = props
  return (
    <ListPopup
      anchor={anchor}
      onClose={onClose}
      label="Training projects"
      placeholder="Find a project, or type an ID"
      empty="No project seen so far has that name. Type a project’s ID to search for it."
      multiple={false}
      items={itemsOf(props)}
      selected={includedIn(view, 'project')}
      onSelect={(ids) => setView(withValues(view, 'project', ids))}
      excluded={view['not-project']}
      onExclude={(id) => setView(toggleExcluded(view, 'project', id))}
      itemForText={(text) => {
        const id = toId(text)
        return id ? { value: id, label: `Project with the ID “${id}”` } : null
      }}
    />
  )
}

function itemsOf(props: ProjectFilterProps): ListItem[] {
  const { view, projects, request, answer, narrowing, now } = props
  const counts = answer && projectCounts(answer, narrowing, now)
  const unseen = view['not-project'].filter((id) => !projects.has(id))
  return [...projects.values(), ...unseen.map((id) => ({ id, name: id }))]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name }) => ({
      value: id,
      label: name,
      hint: id,
      ...(counts && coversProject(request, id) && { count: formatCount(counts.get(id) ?? 0) }),
    }))
}
