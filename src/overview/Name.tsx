import { splitName } from '../jobs/splitName.ts'
import { classes } from '../ui/classes.ts'
import { middle } from '../ui/middle.tsx'
import type { TipText } from '../ui/Tips.tsx'

interface NameProps {
  readonly children: string
  readonly className?: string
}

/** The name of a job or a project, truncated in its middle where there is no room for all of it. */
export function Name({ children, className }: NameProps) {
  const [start, end] = splitName(children)
  if (!end) return <span className={classes(NAME, className)}>{children}</span>
  return (
    <>
      <span aria-hidden data-end={end} className={classes(NAME, className)}>
        <span>
          {/* The float has counted its width already, where the name decides how wide it is. */}
          {middle(start, <span className="inline-block w-0 [text-decoration:inherit]">{end}</span>)}
        </span>
      </span>
      {/* Its two halves would be read as two words. */}
      <span className="sr-only select-none">{children}</span>
    </>
  )
}

const NAME = 'middle block truncate'

/** The tooltip of a name, or of the button around it: its label, or the whole name where it is truncated. */
export function tipOfName(target: Element): TipText | null {
  const button = target.closest('button')
  const name = target.closest('.middle') ?? button?.querySelector('.middle')
  if (!(name instanceof HTMLElement)) return null
  if (button?.ariaLabel) return { anchor: name, text: button.ariaLabel }
  const start = name.querySelector(':scope > * > :first-child') ?? name
  return start.scrollWidth > start.clientWidth ? { anchor: name, text: name.textContent } : null
}
