import type { MouseEvent, ReactNode, Ref } from 'react'
import { openQuery } from '../view/openQuery.ts'
import type { SetView } from '../view/useView.ts'

interface ViewLinkProps {
  /** The view's query string; an empty one is the default view. */
  readonly query: string
  readonly setView: SetView
  readonly current: boolean
  readonly className: string
  readonly title?: string
  readonly ref?: Ref<HTMLAnchorElement>
  readonly children: ReactNode
}

/** A link to a view: open it in a new tab, copy its address, or just press it. */
export function ViewLink(props: ViewLinkProps) {
  const { query, setView, current, className, title, ref, children } = props
  return (
    <a
      // Without a question mark it would be the bare address.
      href={query || '?'}
      ref={ref}
      aria-current={current ? 'page' : undefined}
      className={className}
      title={title}
      onClick={(event) => followLink(event, query, setView)}
    >
      {children}
    </a>
  )
}

/** Opens a link's view without loading the page anew, where that is what the press means. */
export function followLink(event: MouseEvent, query: string, setView: SetView): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  if (openQuery(query, setView)) event.preventDefault()
}
