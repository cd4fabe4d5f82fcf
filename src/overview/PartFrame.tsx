import { clsx } from 'clsx'
import { useId, type ReactNode } from 'react'

interface PartFrameProps {
  readonly title: string
  readonly summary?: ReactNode
  readonly legend?: ReactNode
  readonly actions?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

export function PartFrame(props: PartFrameProps) {
  const { title, summary, legend, actions, className, children } = props
  const id = useId()
  return (
    <section aria-labelledby={id} className={clsx('flex min-w-0 flex-col gap-2', className)}>
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={id} className="leading-7 font-medium">
          {title}
        </h2>
        {summary !== undefined && <p className="min-w-0 text-muted tabular-nums">{summary}</p>}
        {legend !== undefined && (
          <div className="min-w-0 text-muted tabular-nums max-sm:order-last">{legend}</div>
        )}
        {actions !== undefined && <div className="ml-auto flex items-center gap-1">{actions}</div>}
      </div>
      {children}
    </section>
  )
}

export function EmptyMessage({ children }: { readonly children: string }) {
  return <p className="py-4 text-muted">{children}</p>
}
