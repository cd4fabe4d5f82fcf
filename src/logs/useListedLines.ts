import { useMemo, useState } from 'react'
import { NO_VALUE } from '#src/view/filtering/facets.ts'
import { levelKeyOf } from './levels.ts'
import type { LineBuffer } from './lineBuffer.ts'
import type { LineFacets } from './lineFacets.ts'
import { filterTest } from './lineFilter.ts'
import { passingBoth, testingLines, type ChunkTest } from './lineSelection.ts'
import { listLines, type ListedLines } from './listedLines.ts'
import { type LogFilter, type TextQuery } from './logFilter.ts'
import { useTextSearch } from './useTextSearch.ts'

interface Listed {
  readonly listed: ListedLines
  /** Whether the listed lines are the result of the current text: not of the previous one, and not of an invalid one. */
  readonly isMatching: boolean
  /** Whether lines are still being searched for the text. */
  readonly isSearching: boolean
  /** What is wrong with the text, for its field; `null` if nothing is. */
  readonly problem: string | null
}

const ALL_LINES = testingLines(() => true)

/**
 * Returns the lines that pass the filters. Nothing flickers while lines are searched for a text: if the text is new, the
 * previous lines stay listed until there is a match; if lines are new, until all of them are searched.
 */
export function useListedLines(
  buffer: LineBuffer,
  filter: LogFilter,
  { query, facets }: { readonly query: TextQuery; readonly facets: LineFacets },
): Listed {
  const levels = valuesOf(facets.levels, filter.level, levelKeyOf)
  const nodes = valuesOf(facets.replicas, filter.node, (replica) => replica ?? NO_VALUE)
  const valuesTest = useValuesTest(levels, nodes)
  const { test: textTest, problem, version } = useTextSearch(buffer, query)
  const test = useMemo(
    () => (textTest ? passingBoth(valuesTest, textTest) : valuesTest),
    [valuesTest, textTest],
  )
  const current = useMemo(
    // Each version has more results of the same test.
    () => ({ version, listed: listLines(buffer, test) }),
    [buffer, test, version],
  ).listed

  const [searched, setSearched] = useState(current)
  const isSearching = current.lines.pending > 0
  if (!isSearching && searched !== current) setSearched(current)
  const isNewText = searched.test !== test
  const hasMatch = current.lines.length > 0
  const listed = isSearching && !(isNewText && hasMatch) ? searched : current
  return {
    listed,
    isMatching: listed.test === test && problem === null,
    isSearching,
    problem,
  }
}

/** Returns the values of lines that a filter selects; `null` for all. */
function valuesOf(
  counts: ReadonlyMap<string | null, number>,
  selected: readonly string[],
  keyOf: (value: string | null) => string,
): readonly (string | null)[] | null {
  if (selected.length === 0) return null
  return [...counts.keys()].filter((value) => selected.includes(keyOf(value)))
}

type Values = readonly (string | null)[] | null

/** Returns the same test while the values are the same, so that only new lines are tested. */
function useValuesTest(levels: Values, nodes: Values): ChunkTest {
  const key = JSON.stringify([levels, nodes])
  const [known, setKnown] = useState({ key: 'null', test: ALL_LINES })
  if (known.key === key) return known.test
  const test =
    levels === null && nodes === null
      ? ALL_LINES
      : testingLines(
          filterTest({
            levels: levels && new Set(levels),
            nodes: nodes && new Set(nodes),
            text: '',
          }),
        )
  setKnown({ key, test })
  return test
}
