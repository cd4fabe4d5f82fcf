import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { ListPopup, type ListPopupProps } from '#src/ui/ListPopup.tsx'

interface UserPickerProps extends Pick<ListPopupProps, 'anchor' | 'onClose'> {
  /** The current user; `null` if none was picked. */
  readonly me: string | null
  readonly answer: JobList | null
  readonly onPick: (user: string) => void
}

/** The users of the displayed jobs, to pick oneself from. */
export function UserPicker({ me, answer, onPick, ...popup }: UserPickerProps) {
  return (
    <ListPopup
      {...popup}
      label="Users"
      placeholder="Which user are you?"
      empty="No job in this answer is that user’s."
      multiple={false}
      items={usersOf(answer).map((user) => ({ value: user, label: user }))}
      selected={me === null ? [] : [me]}
      onSelect={([user]) => {
        if (user !== undefined) onPick(user)
      }}
    />
  )
}

/** All users that responses to this search have contained, by name. */
function usersOf(answer: JobList | null): string[] {
  const users = answer ? answer.index.dictionary('user').texts : []
  return users.toSorted((a, b) => a.localeCompare(b))
}
