import type { ReactNode, Ref } from 'react'
import { isPlainPress } from '#src/ui/isPlainPress.ts'
import { openQuery } from '#src/view/saved/openQuery.ts'
import { withZone } from '#src/view/saved/start.ts'
import type { SetView } from '#src/view/useView.tsx'
import { useZone } from '#src/view/zone.ts'

interface ViewLinkProps {
  /** The view's query string; an empty one is the default view. */
  readonly query: string
  readonly setView: SetView
  /** It was pressed, and the view is open. */
  readonly onOpen?: () => void
  readonly current: boolean
  readonly className: string
  readonly title?: string
  readonly ref?: Ref<HTMLAnchorElement>
  readonly children: ReactNode
}

/** A link to a view: open it in a new tab, copy its address, or just press it. */
export function ViewLink(props: ViewLinkProps) {
  const { setView, onOpen, current, className, title, ref, children } = props
  const query = withZone(props.query, useZone())
  return (
    <a
      // Without a question mark it would be the bare address.
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
