import type { SearchRequest } from '#src/contract/searchRequest.ts'
import type { Project } from '#src/jobs/counts.ts'
import { formatCount } from '#src/lib/units.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import type { ListItem } from '#src/ui/listItem.ts'
import { ListPopup } from '#src/ui/ListPopup.tsx'
import { includedIn, toggleExcluded, withValues } from '#src/view/filtering/excluding.ts'
import { projectCounts } from '#src/view/filtering/facetCounts.ts'
import { coversProject } from '#src/view/presets.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { toId } from '#src/view/url.ts'
import { useView } from '#src/view/useView.tsx'
import type { FilterContext, ListPlacement } from './filterContext.ts'
import { useKnownOptions } from './useKnownOptions.ts'

export function ProjectList(props: Omit<FilterContext, 'counts'> & ListPlacement) {
  const { clientFilters, now, ...placement } = props
  const [view, setView] = useView()
  const { current: result } = useSearch()
  const { projects } = useKnownOptions()
  const counts = result && projectCounts(result, clientFilters, now)
  const excluded = view['not-project']
  return (
    <ListPopup
      {...placement}
      label="Projects"
      placeholder="Search projects or enter an ID"
      empty="No matching projects. Enter a project ID to search for it."
      multiple={false}
      items={itemsOf({ projects, excluded, request: toSearchRequest(view), counts })}
      selected={includedIn(view, 'project')}
      onSelect={(ids) => setView((current) => withValues(current, 'project', ids))}
      excluded={excluded}
      onExclude={(id) => setView((current) => toggleExcluded(current, 'project', id))}
      itemForText={(text) => {
        const id = toId(text)
        return id ? { value: id, label: `Project ID “${id}”` } : null
      }}
    />
  )
}

interface Projects {
  readonly projects: ReadonlyMap<string, Project>
  readonly excluded: readonly string[]
  readonly request: SearchRequest
  readonly counts: ReadonlyMap<string, number> | null
}

function itemsOf({ projects, excluded, request, counts }: Projects): ListItem[] {
  const unknown = excluded.filter((id) => !projects.has(id))
  return [...projects.values(), ...unknown.map((id) => ({ id, name: id }))]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name }) => ({
      value: id,
      label: name,
      hint: id,
      ...(counts && coversProject(request, id) && { count: formatCount(counts.get(id) ?? 0) }),
    }))
}
