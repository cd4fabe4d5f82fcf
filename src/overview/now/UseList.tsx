import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { formatCount } from '#src/lib/units.ts'
import { useShowAll } from '#src/overview/useShowAll.tsx'
import type { GpuUse } from './gpuUse.ts'

interface UseListProps {
  readonly uses: readonly GpuUse[]
  readonly label: string
  /** A plural noun: `users`. */
  readonly listed: string
  readonly indent: string
  readonly children: (use: GpuUse) => ReactNode
}

export function UseList({ uses, label, listed, indent, children }: UseListProps) {
  const { id, limit, omitted, button } = useShowAll(uses.length, listed)
  return (
    <>
      <ul id={id} aria-label={label} className="flex flex-col">
        {uses.slice(0, limit).map((use) => (
          <li key={use.value}>{children(use)}</li>
        ))}
      </ul>
      {omitted > 0 && <p className={clsx('text-muted', indent)}>and {formatCount(omitted)} more</p>}
      {button && <div className={clsx('flex', indent)}>{button}</div>}
    </>
  )
}
