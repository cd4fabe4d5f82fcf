import { useLayoutEffect, useReducer, useState } from 'react'
import { createRegexWorker } from './createRegexWorker.ts'
import type { LineBuffer } from './lineBuffer.ts'
import { textTest } from './lineFilter.ts'
import type { ChunkTest } from './lineSelection.ts'
import type { TextQuery } from './logFilter.ts'
import { PROBLEM_TEXTS, RegexSearch, type SearchProblem } from './regexSearch.ts'
import { SlicedSearch } from './slicedSearch.ts'

interface Search {
  readonly test: ChunkTest
  readonly problem: SearchProblem | null
  readonly search: (
    buffer: LineBuffer,
    signal: AbortSignal,
    onProgress: () => void,
  ) => Promise<void>
  readonly stop: () => void
}

/** The search of a buffer for a text. */
export interface TextSearch {
  /** `null` without a text, or if it is invalid. */
  readonly test: ChunkTest | null
  /** What is wrong, for the field; `null` if nothing is. */
  readonly problem: string | null
  /** Changes whenever more chunks are tested. */
  readonly version: number
}

const NOTHING_TESTED: ChunkTest = () => null

/** Searches a buffer's lines for a text, and those that are added later. Stops when the component is removed. */
export function useTextSearch(buffer: LineBuffer, query: TextQuery): TextSearch {
  const [version, update] = useReducer((count: number) => count + 1, 0)
  const [current, setCurrent] = useState<{ key: string; search: Search } | null>(null)
  const { kind } = query
  const text = kind === 'text' ? query.text : kind === 'regex' ? query.pattern : ''
  const key = `${kind} ${text}`

  // An effect, since a stopped search can't be used again. Before the paint, so that the old results aren't visible.
  useLayoutEffect(() => {
    if (kind !== 'text' && kind !== 'regex') return
    const search = kind === 'text' ? textSearch(text) : regexSearch(text)
    setCurrent({ key: `${kind} ${text}`, search })
    return search.stop
  }, [kind, text])

  const search = current?.key === key ? current.search : null
  useLayoutEffect(() => {
    if (!search) return
    const searching = new AbortController()
    const { signal } = searching
    const onProgress = () => {
      if (!signal.aborted) update()
    }
    void search.search(buffer, signal, onProgress).then(onProgress)
    return () => searching.abort()
  }, [search, buffer])

  if (kind === 'none') return { test: null, problem: null, version }
  if (kind === 'invalid') return { test: null, problem: query.problem, version }
  const problem = search?.problem ? PROBLEM_TEXTS[search.problem] : null
  return { test: search?.test ?? NOTHING_TESTED, problem, version }
}

function textSearch(text: string): Search {
  const search = new SlicedSearch(textTest(text))
  return {
    test: search.test,
    problem: null,
    search: (buffer, signal, onProgress) => search.search(buffer, signal, onProgress),
    stop: () => {},
  }
}

function regexSearch(pattern: string): Search {
  const search = new RegexSearch(pattern, createRegexWorker)
  return {
    test: search.test,
    get problem() {
      return search.problem
    },
    search: (buffer, _signal, onProgress) => search.search(buffer, onProgress),
    stop: () => search.stop(),
  }
}
