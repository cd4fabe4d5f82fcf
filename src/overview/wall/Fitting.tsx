import { clsx } from 'clsx'
import { useEffect, useRef, useState, type ReactNode } from 'react'

/** What a list takes besides its rows, and each of its rows, rem. */
const AROUND = 4.5
const ROW = 1.85

/** Where a narrow page scrolls, all of these show. */
const ON_A_PHONE = 40

interface FittingProps {
  readonly className?: string
  /** What to show with so many rows in its list. */
  readonly children: (listed: number) => ReactNode
}

/** Has a list show as many rows as there is room for: nobody scrolls a wall. */
export function Fitting({ className, children }: FittingProps) {
  const box = useRef<HTMLDivElement>(null)
  const [listed, setListed] = useState(ON_A_PHONE)
  useEffect(() => {
    const { current } = box
    if (!current) return
    const observer = new ResizeObserver(() => {
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
      const isScrolling = !matchMedia('(min-width: 64rem)').matches
      const room = Math.floor((current.clientHeight / rem - AROUND) / ROW)
      setListed(isScrolling ? ON_A_PHONE : Math.max(room, 1))
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={box} className={clsx('min-h-0 lg:overflow-hidden', className)}>
      {children(listed)}
    </div>
  )
}
