import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { ListPopup, type ListPopupProps } from '#src/ui/ListPopup.tsx'

interface UserPickerProps extends Pick<ListPopupProps, 'anchor' | 'onClose'> {
  /** The current user; `null` if none is selected. */
  readonly me: string | null
  readonly onSelect: (user: string) => void
}

/** A popup that selects the current user among the users in the results. */
export function UserPicker({ me, onSelect, ...popup }: UserPickerProps) {
  const { current } = useSearch()
  const users = current ? usersOf(current) : []
  return (
    <ListPopup
      {...popup}
      label="Users"
      placeholder="Which user are you?"
      empty="No jobs by that user in this response."
      multiple={false}
      items={users.map((user) => ({ value: user, label: user }))}
      selected={me === null ? [] : [me]}
      onSelect={([user]) => {
        if (user !== undefined) onSelect(user)
      }}
    />
  )
}

/** Returns all users in the responses to this search so far, sorted by name. */
function usersOf({ index }: JobList): string[] {
  return index.dictionary('user').texts.toSorted((a, b) => a.localeCompare(b))
}
