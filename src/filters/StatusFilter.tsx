import { ListPicker } from '#src/ui/ListPicker.tsx'
import { loadable } from '#src/ui/loadable.ts'
import type { StatusFilterProps } from './StatusList.tsx'

const loadList = async () => (await import('./StatusList.tsx')).StatusList
const StatusList = loadable(loadList)

/** Several statuses at once. */
export function StatusFilter(props: StatusFilterProps) {
  return (
    <ListPicker
      load={loadList}
      renderList={(placement) => <StatusList {...props} {...placement} />}
    >
      Status
    </ListPicker>
  )
}
