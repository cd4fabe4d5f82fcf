import type { ComponentProps } from 'react'
import { isUnmodifiedClick } from '#src/ui/isUnmodifiedClick.ts'
import { openQuery } from '#src/view/saved/openQuery.ts'
import { withZone } from '#src/view/saved/start.ts'
import { useView } from '#src/view/useView.tsx'

interface ViewLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  readonly query: string
  readonly onOpen?: () => void
  readonly current: boolean
}

export function ViewLink({ query, onOpen, current, children, onClick, ...native }: ViewLinkProps) {
  const [{ tz }, setView] = useView()
  const zoned = withZone(query, tz)
  return (
    <a
      {...native}
      // `?` links to the default view, since the bare URL opens the start page.
      href={zoned || '?'}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        onClick?.(event)
        if (!isUnmodifiedClick(event) || !openQuery(zoned, setView)) return
        event.preventDefault()
        onOpen?.()
      }}
    >
      {children}
    </a>
  )
}
