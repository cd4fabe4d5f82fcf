import { clsx } from 'clsx'
import { splitName } from '#src/jobs/splitName.ts'
import { endWidth, middle } from '#src/ui/middle.tsx'
import type { TipText } from '#src/ui/Tooltips.tsx'

interface NameProps {
  readonly children: string
  readonly className?: string
}

/** The name of a job or a project, truncated in its middle where there is no room for all of it. */
export function Name({ children, className }: NameProps) {
  const [start, end] = splitName(children)
  if (!end) {
    return (
      <span data-name className={clsx('block truncate', className)}>
        {children}
      </span>
    )
  }
  return (
    <>
      <span
        aria-hidden
        data-name
        className={clsx('block overflow-hidden whitespace-nowrap', className)}
      >
        {middle(end, [
          start,
          <span
            key="end"
            className="inline-block [text-decoration:inherit]"
            style={{ minWidth: endWidth(end) }}
          >
            {end}
          </span>,
        ])}
      </span>
      {/* Its two halves would be read as two words. */}
      <span className="sr-only select-none">{children}</span>
    </>
  )
}

/** The tooltip of a name, or of the button around it: its label, or the whole name where it is truncated. */
export function tipOfName(target: Element): TipText | null {
  const button = target.closest('button')
  const name = target.closest('[data-name]') ?? button?.querySelector('[data-name]')
  if (!(name instanceof HTMLElement)) return null
  if (button?.ariaLabel) return { anchor: name, text: button.ariaLabel }
  const start = name.firstElementChild ?? name
  return start.scrollWidth > start.clientWidth ? { anchor: name, text: name.textContent } : null
}
