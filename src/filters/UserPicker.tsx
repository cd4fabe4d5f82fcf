import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { ListPopup, type ListPopupProps } from '#src/ui/ListPopup.tsx'

interface UserPickerProps extends Pick<ListPopupProps, 'anchor' | 'onClose'> {
  readonly me: string | null
  readonly onSelect: (user: string) => void
}

export function UserPicker({ me, onSelect, ...popup }: UserPickerProps) {
  const { current } = useSearch()
  const users = current ? usersOf(current) : []
  return (
    <ListPopup
      {...popup}
      label="Choose your user"
      placeholder="Search users"
      empty="No matching users in the current results."
      multiple={false}
      items={users.map((user) => ({ value: user, label: user }))}
      selected={me === null ? [] : [me]}
      onSelect={([user]) => {
        if (user !== undefined) onSelect(user)
      }}
    />
  )
}

/** Includes users of earlier responses to this search. */
function usersOf({ index }: JobList): string[] {
  return index.dictionary('user').texts.toSorted((a, b) => a.localeCompare(b))
}
