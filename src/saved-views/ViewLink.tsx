import type { ComponentProps } from 'react'
import { isPlainPress } from '#src/ui/isPlainPress.ts'
import { openQuery } from '#src/view/saved/openQuery.ts'
import { withZone } from '#src/view/saved/start.ts'
import { useView } from '#src/view/useView.tsx'

interface ViewLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** The view's query string; an empty one is the default view. */
  readonly query: string
  /** Called after the view was opened here. */
  readonly onOpen?: () => void
  readonly current: boolean
}

/** A link to a view, which opens it without loading the page again. */
export function ViewLink({ query, onOpen, current, children, onClick, ...native }: ViewLinkProps) {
  const [{ tz }, setView] = useView()
  const zoned = withZone(query, tz)
  return (
    <a
      {...native}
      // Without a question mark it would be the bare URL.
      href={zoned || '?'}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        onClick?.(event)
        if (!isPlainPress(event) || !openQuery(zoned, setView)) return
        event.preventDefault()
        onOpen?.()
      }}
    >
      {children}
    </a>
  )
}
