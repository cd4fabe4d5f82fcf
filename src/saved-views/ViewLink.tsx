import type { ReactNode, Ref } from 'react'
import { isPlainPress } from '#src/ui/isPlainPress.ts'
import { openQuery } from '#src/view/saved/openQuery.ts'
import { withZone } from '#src/view/saved/start.ts'
import { useView } from '#src/view/useView.tsx'

interface ViewLinkProps {
  /** The view's query string; an empty one is the default view. */
  readonly query: string
  /** Called after the view was opened here. */
  readonly onOpen?: () => void
  readonly current: boolean
  readonly className: string
  readonly title?: string
  readonly ref?: Ref<HTMLAnchorElement>
  readonly children: ReactNode
}

/** A link to a view, which opens it without loading the page again. */
export function ViewLink(props: ViewLinkProps) {
  const { onOpen, current, className, title, ref, children } = props
  const [{ tz }, setView] = useView()
  const query = withZone(props.query, tz)
  return (
    <a
      // Without a question mark it would be the bare URL.
      href={query || '?'}
      ref={ref}
      aria-current={current ? 'page' : undefined}
      className={className}
      data-tooltip={title}
      onClick={(event) => {
        if (!isPlainPress(event) || !openQuery(query, setView)) return
        event.preventDefault()
        onOpen?.()
      }}
    >
      {children}
    </a>
  )
}
