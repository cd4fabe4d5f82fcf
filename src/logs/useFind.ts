import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { highlighterOf, type Highlighter } from './highlight.ts'
import { LineSelection, nextMatch, passingBoth, testingLines } from './lineSelection.ts'
import { rankOf, type ListedLines } from './listedLines.ts'
import { parseQuery } from './logFilter.ts'
import type { LogLine } from './logLine.ts'
import { useTextSearch } from './useTextSearch.ts'

/** The find bar: a text that is searched for in the listed lines. */
export interface Find {
  readonly isOpen: boolean
  readonly text: string
  /** What is wrong with the text, for its field; `null` if nothing is. */
  readonly problem: string | null
  /** The number of lines that match, and which of them is current: 0 if none. */
  readonly count: number
  readonly position: number
  readonly isSearching: boolean
  /** `null` if nothing is searched for. */
  readonly highlighter: Highlighter | null
  readonly current: LogLine | null
  readonly isMatch: (line: LogLine) => boolean
  readonly open: () => void
  readonly close: () => void
  readonly setText: (text: string) => void
  readonly step: (direction: 1 | -1) => void
}

const NO_LINES = testingLines(() => false)

interface Options {
  /** Returns the index in the buffer at which the first match is searched for. */
  readonly from: () => number
  /** Scrolls to a match. */
  readonly onFound: (rank: number) => void
}

/** Finds lines among the listed ones. */
export function useFind(listed: ListedLines, { from, onFound }: Options): Find {
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  /** The index in the buffer from which the first match is searched for; `null` once that is done. */
  const [start, setStart] = useState<number | null>(null)
  const [current, setCurrent] = useState<LogLine | null>(null)
  const query = useMemo(() => parseQuery(isOpen ? text : ''), [isOpen, text])
  const { buffer, test } = listed
  const { test: textTest, problem, version } = useTextSearch(buffer, query)
  const both = useMemo(() => (textTest ? passingBoth(test, textTest) : NO_LINES), [test, textTest])
  const matches = useMemo(
    () => ({ version, lines: new LineSelection(buffer, both) }),
    [buffer, both, version],
  ).lines
  const isSearching = matches.pending > 0
  // Once: lines that are loaded later must not move the reader to another match.
  if (start !== null && !isSearching) {
    setStart(null)
    setCurrent(matches.at(nextMatch(matches, start - 1, 1)) ?? null)
  }
  const index = current ? buffer.indexOf(current) : -1
  const rank = index === -1 ? -1 : matches.rankFrom(index)
  const isCurrentMatch = rank !== -1 && matches.indexAt(rank) === index

  // The first match is known only when the search is done, which no event reports.
  const scroll = useEffectEvent((line: LogLine) => onFound(rankOf(listed, line)))
  useEffect(() => {
    if (current) scroll(current)
  }, [current])

  return {
    isOpen,
    text,
    problem,
    count: matches.length,
    position: isCurrentMatch ? rank + 1 : 0,
    isSearching,
    highlighter: useMemo(() => highlighterOf(query), [query]),
    current: isCurrentMatch ? current : null,
    isMatch: (line) => {
      const at = buffer.indexOf(line)
      return at !== -1 && matches.indexAt(matches.rankFrom(at)) === at
    },
    open: () => setOpen(true),
    close: () => setOpen(false),
    setText: (next) => {
      setText(next)
      setCurrent(null)
      setStart(from())
    },
    step: (direction) => {
      const line = matches.at(nextMatch(matches, index === -1 ? from() : index, direction))
      if (!line) return
      setCurrent(line)
      // Again, if there is only one match.
      onFound(rankOf(listed, line))
    },
  }
}
