import type { Project } from '../jobs/lists.ts'
import { ListPicker } from '../ui/ListPicker.tsx'
import { toId } from '../view/url.ts'

interface ProjectFilterProps {
  /** The training projects seen so far, by ID. */
  readonly projects: ReadonlyMap<string, Project>
  readonly selected: string | null
  readonly onSelect: (id: string | null) => void
}

/** One training project: picked by name from those seen so far, or any by its ID. */
export function ProjectFilter({ projects, selected, onSelect }: ProjectFilterProps) {
  const items = [...projects.values()]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name }) => ({ value: id, label: name, hint: id }))
  return (
    <ListPicker
      label="Training projects"
      placeholder="Find a project, or type an ID"
      empty="No project seen so far has that name. Type a project’s ID to search for it."
      multiple={false}
      items={items}
      selected={selected === null ? [] : [selected]}
      onSelect={([id]) => onSelect(id ?? null)}
      itemForText={(text) => {
        const id = toId(text)
        return id ? { value: id, label: `Project with the ID “${id}”` } : null
      }}
    >
      Project
    </ListPicker>
  )
}
