import { ListPicker } from '#src/ui/ListPicker.tsx'
import { loadable } from '#src/ui/loadable.ts'
import type { ProjectFilterProps } from './ProjectList.tsx'

const loadList = async () => (await import('./ProjectList.tsx')).ProjectList
const ProjectList = loadable(loadList)

/** One training project: picked by name from those seen so far, or any by its ID. */
export function ProjectFilter(props: ProjectFilterProps) {
  return (
    <ListPicker
      load={loadList}
      renderList={(placement) => <ProjectList {...props} {...placement} />}
    >
      Project
    </ListPicker>
  )
}
