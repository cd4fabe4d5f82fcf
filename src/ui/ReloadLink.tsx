import { buttonClass, type ButtonVariant } from './Button.tsx'
import { isUnmodifiedClick } from './isUnmodifiedClick.ts'

interface ReloadLinkProps {
  /** The URL's query string; see `useQueryString`. */
  readonly query: string
  readonly variant: ButtonVariant
  readonly className?: string
}

/** Reloads the page at its URL, for example to reach the login in front of it. */
export function ReloadLink({ query, variant, className }: ReloadLinkProps) {
  return (
    <a
      href={`${location.pathname}${query}${location.hash}`}
      className={buttonClass(variant, className)}
      onClick={(event) => {
        if (!isUnmodifiedClick(event)) return
        // With a hash, the browser would follow the link without loading anything.
        event.preventDefault()
        location.reload()
      }}
    >
      Reload page
    </a>
  )
}
