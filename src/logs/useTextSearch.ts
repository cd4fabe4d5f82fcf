import { useLayoutEffect, useMemo, useReducer } from 'react'
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
  /** `null` without a text, or with a problem. */
  readonly test: ChunkTest | null
  /** What is wrong, for the field; `null` if nothing is. */
  readonly problem: string | null
  /** Changes whenever more chunks are tested. */
  readonly version: number
}

/** Searches a buffer's lines for a text, and those that are added later. Stops when the component is removed. */
export function useTextSearch(buffer: LineBuffer, query: TextQuery): TextSearch {
  const [version, update] = useReducer((count: number) => count + 1, 0)
  const { kind } = query
  const text = kind === 'text' ? query.text : kind === 'regex' ? query.pattern : ''
  const search = useMemo(
    () => (kind === 'text' ? textSearch(text) : kind === 'regex' ? regexSearch(text) : null),
    [kind, text],
  )
  useLayoutEffect(() => search?.stop, [search])
  // Before the paint, so that the results of a short search are visible at once.
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
  // What a stopped search has found is incomplete.
  return { test: problem === null ? (search?.test ?? null) : null, problem, version }
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
  let current: RegexSearch | null = null
  return {
    test: (chunk) => current?.test(chunk) ?? null,
    get problem() {
      return current?.problem ?? null
    },
    search: (buffer, _signal, onProgress) => {
      current ??= new RegexSearch(pattern, createRegexWorker)
      return current.search(buffer, onProgress)
    },
    // A stopped search can't be used again.
    stop: () => {
      current?.stop()
      current = null
    },
  }
}
