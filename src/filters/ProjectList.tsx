import type { SearchRequest } from '../contract/searchRequest.ts'
import type { JobList } from '../jobs/fieldIndex.ts'
import type { Project } from '../jobs/lists.ts'
import { formatCount } from '../jobs/units.ts'
import { ListPopup, type ListItem } from '../ui/ListPopup.tsx'
import type { ListPlacement } from '../ui/ListPicker.tsx'
import { projectCounts } from '../view/facetCounts.ts'
import type { Narrowing } from '../view/narrowing.ts'
import { coversProject } from '../view/presets.ts'
import { toId } from '../view/url.ts'

export interface ProjectFilterProps {
  /** The training projects seen so far, by ID. */
  readonly projects: ReadonlyMap<string, Project>
  readonly selected: string | null
  readonly onSelect: (id: string | null) => void
  readonly request: SearchRequest
  /** The answer to `request`; null while it is not there. */
  readonly answer: JobList | null
  readonly narrowing: Narrowing
  /** What spans before now are counted from, ms since the epoch. */
  readonly now: number
}

/** The training projects seen so far. */
export function ProjectList(props: ProjectFilterProps & ListPlacement) {
  const { anchor, onClose, selected, onSelect } = props
  return (
    <ListPopup
      anchor={anchor}
      onClose={onClose}
      label="Training projects"
      placeholder="Find a project, or type an ID"
      empty="No project seen so far has that name. Type a project’s ID to search for it."
      multiple={false}
      items={itemsOf(props)}
      selected={selected === null ? [] : [selected]}
      onSelect={([id]) => onSelect(id ?? null)}
      itemForText={(text) => {
        const id = toId(text)
        return id ? { value: id, label: `Project with the ID “${id}”` } : null
      }}
    />
  )
}

function itemsOf({ projects, request, answer, narrowing, now }: ProjectFilterProps): ListItem[] {
  const counts = answer && projectCounts(answer, narrowing, now)
  return [...projects.values()]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name }) => ({
      value: id,
      label: name,
      hint: id,
      ...(counts && coversProject(request, id) && { count: formatCount(counts.get(id) ?? 0) }),
    }))
}
