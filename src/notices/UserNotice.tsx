import { useMemo } from 'react'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { Button } from '#src/ui/Button.tsx'
import { useFocusFallback } from '#src/ui/useFocusFallback.ts'
import { useView } from '#src/view/useView.tsx'
import { Notice } from './Notice.tsx'
import { suggestUsers, usersOf } from './suggestUsers.ts'

export function UserNotice({ list }: { readonly list: JobList }) {
  const [view, setView] = useView()
  const known = useMemo(() => usersOf(list), [list])
  const found = suggestUsers(known, [...view.user, ...view['not-user']])
  if (!found) return null
  const { user, addresses } = found
  const replaced = (users: readonly string[], address: string) => [
    ...new Set(users.map((other) => (other === user ? address : other))),
  ]
  return (
    <Notice tone="warning">
      No user matches <code className="font-mono text-xs">{user}</code>. Did you mean{' '}
      {addresses.map((address, index) => (
        <span key={address}>
          {index > 0 && (index < addresses.length - 1 ? ', ' : ' or ')}
          <Address
            address={address}
            onSelect={() =>
              setView((now) => ({
                user: replaced(now.user, address),
                'not-user': replaced(now['not-user'], address),
              }))
            }
          />
        </span>
      ))}
      ?
    </Notice>
  )
}

interface AddressProps {
  readonly address: string
  readonly onSelect: () => void
}

/** Polls and clicks can remove an address, so the focus needs a fallback. */
function Address({ address, onSelect }: AddressProps) {
  const ref = useFocusFallback<HTMLButtonElement>('main')
  return (
    <Button ref={ref} variant="link" className="underline" onClick={onSelect}>
      {address}
    </Button>
  )
}
