import { useEffect, useState } from 'react'
import type { LogLine } from './logLine.ts'

interface ExpandedLines {
  /** The lines whose whole message is displayed. */
  readonly expanded: ReadonlySet<LogLine>
  readonly toggle: (line: LogLine) => void
  /** Whether a message is being folded or unfolded, until the next frame. */
  readonly isUnfolding: boolean
}

export function useExpandedLines(): ExpandedLines {
  const [expanded, setExpanded] = useState<ReadonlySet<LogLine>>(new Set())
  const [unfolding, setUnfolding] = useState(0)
  useEffect(() => {
    if (unfolding === 0) return
    const frame = requestAnimationFrame(() => setUnfolding(0))
    return () => cancelAnimationFrame(frame)
  }, [unfolding])
  return {
    expanded,
    toggle: (line) => {
      setUnfolding((count) => count + 1)
      setExpanded((now) => {
        const next = new Set(now)
        if (!next.delete(line)) next.add(line)
        return next
      })
    },
    isUnfolding: unfolding > 0,
  }
}
