import type { FieldIndex } from '#src/jobs/columns/jobColumns.ts'
import { Button } from '#src/ui/Button.tsx'
import { useView } from '#src/view/useView.tsx'
import { Notice } from './Notice.tsx'
import { suggestUsers } from './suggestUsers.ts'

/** Names a user in the URL that no job has, and suggests the address that may be meant. */
export function UserNotice({ index }: { readonly index: FieldIndex }) {
  const [view, setView] = useView()
  const known = index.dictionary('user').texts
  const found = suggestUsers(known, [...view.user, ...view['not-user']])
  if (!found) return null
  const { user, addresses } = found
  const replaced = (users: readonly string[], address: string) => [
    ...new Set(users.map((other) => (other === user ? address : other))),
  ]
  return (
    <Notice tone="warning">
      No user <code className="font-mono text-xs">{user}</code>. Did you mean{' '}
      {addresses.map((address, place) => (
        <span key={address}>
          {place > 0 && (place < addresses.length - 1 ? ', ' : ' or ')}
          <Button
            look="link"
            className="underline"
            onClick={({ currentTarget }) => {
              // The button is removed with the notice; the page keeps the focus.
              currentTarget.closest('main')?.focus()
              setView((now) => ({
                user: replaced(now.user, address),
                'not-user': replaced(now['not-user'], address),
              }))
            }}
          >
            {address}
          </Button>
        </span>
      ))}
      ?
    </Notice>
  )
}
