import { useState } from 'react'
import { rankOf, type ListedLines } from './listedLines.ts'
import type { LogLine } from './logLine.ts'

/** The first and the last rank of selected lines. */
export interface RankRange {
  readonly first: number
  readonly last: number
}

/** Consecutive selected lines. They stay selected when other lines are loaded. */
interface SelectedLines {
  /** Where the selection began, and the end that moves. */
  readonly anchor: LogLine
  readonly head: LogLine
}

export interface RangeSelection {
  /** `null` if no line is selected. */
  readonly range: RankRange | null
  /** The end that moves, as a rank; -1 if no line is selected. */
  readonly head: number
  /** Selects a line, or extends the selection to it. */
  readonly select: (rank: number, how?: 'extend') => void
  readonly selectAll: () => void
  readonly clear: () => void
}

/** Returns the selected lines of a list. */
export function useRangeSelection(listed: ListedLines): RangeSelection {
  const [selected, setSelected] = useState<SelectedLines | null>(null)
  const { lines } = listed
  const max = lines.length - 1
  const ranks = selected && rangeOf(listed, selected)
  return {
    range: ranks && { first: ranks.first, last: ranks.last },
    head: ranks?.head ?? -1,
    select: (rank, how) => {
      const line = lines.at(rank)
      if (!line) return
      setSelected((now) => ({ anchor: how === 'extend' && now ? now.anchor : line, head: line }))
    },
    selectAll: () => {
      const [from, to] = [lines.at(0), lines.at(max)]
      if (from && to) setSelected({ anchor: from, head: to })
    },
    clear: () => setSelected(null),
  }
}

/** Filters can hide selected lines. Returns `null` if they hide all, or if an end isn't loaded. */
function rangeOf(listed: ListedLines, { anchor, head }: SelectedLines) {
  const [a, b] = [rankOf(listed, anchor), rankOf(listed, head)]
  if (a === -1 || b === -1) return null
  const isDown = a <= b
  const last = lastRank(listed, isDown ? head : anchor, Math.max(a, b))
  const first = Math.min(a, b)
  return first <= last ? { first, last, head: isDown ? last : first } : null
}

/** Returns the rank of a line, or of the one before it if it isn't listed. */
function lastRank({ lines }: ListedLines, line: LogLine, rank: number): number {
  return lines.at(rank) === line ? rank : rank - 1
}
