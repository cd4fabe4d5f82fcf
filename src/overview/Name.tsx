import { clsx } from 'clsx'
import { splitName } from '#src/jobs/splitName.ts'
import { endWidth, middle } from '#src/ui/middle.tsx'

interface NameProps {
  readonly children: string
  readonly className?: string
}

export function Name({ children, className }: NameProps) {
  const [start, end] = splitName(children)
  if (!end) {
    return (
      <span data-tooltip="" className={clsx('block truncate', className)}>
        {children}
      </span>
    )
  }
  return (
    <>
      <span
        aria-hidden
        data-tooltip=""
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
      {/* Screen readers would read the two halves as two words. */}
      <span className="sr-only select-none">{children}</span>
    </>
  )
}
