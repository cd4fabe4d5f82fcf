import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { ListPopup, type ListPopupProps } from '#src/ui/ListPopup.tsx'

interface UserPickerProps extends Pick<ListPopupProps, 'anchor' | 'onClose'> {
  /** The current user; `null` if none was picked. */
  readonly me: string | null
  readonly onSelect: (user: string) => void
}

/** The users of the displayed jobs, to pick oneself from. */
export function UserPicker({ me, onSelect, ...popup }: UserPickerProps) {
  const { current } = useSearch()
  const users = current ? usersOf(current) : []
  return (
    <ListPopup
      {...popup}
      label="Users"
      placeholder="Which user are you?"
      empty="No job in this answer is that user’s."
      multiple={false}
      items={users.map((user) => ({ value: user, label: user }))}
      selected={me === null ? [] : [me]}
      onSelect={([user]) => {
        if (user !== undefined) onSelect(user)
      }}
    />
  )
}

/** All users that responses to this search have contained, by name. */
function usersOf({ index }: JobList): string[] {
  return index.dictionary('user').texts.toSorted((a, b) => a.localeCompare(b))
}
