import type { MouseEvent } from 'react'

export const JOBS = 'jobs'

export function SkipLink() {
  return (
    <a
      href={`#${JOBS}`}
      className="fixed top-2 left-2 z-40 rounded-md bg-accent px-3 py-2 font-medium text-canvas not-focus:sr-only"
      onClick={skip}
    >
      Skip to jobs
    </a>
  )
}

/** By script, since following the link would change the URL. */
function skip(event: MouseEvent) {
  event.preventDefault()
  const pane = document.getElementById(JOBS)
  const target = pane?.querySelector('section') ?? pane
  target?.focus({ preventScroll: true })
  target?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
