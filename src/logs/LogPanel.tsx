import { useSelector } from '@tanstack/react-store'
import { Copy, Download, FileDown } from 'lucide-react'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { isApple } from '#src/lib/platform.ts'
import { plural } from '#src/lib/units.ts'
import { useView } from '#src/view/useView.tsx'
import { addressOfLine } from './addressOfLine.ts'
import { copyLines, textOfLines } from './copyLines.ts'
import { DownloadStatus } from './DownloadStatus.tsx'
import { EmptyLog } from './EmptyLog.tsx'
import { FindBar } from './FindBar.tsx'
import { highlighterOf } from './highlight.ts'
import { LineActions } from './LineActions.tsx'
import { facetsOf } from './lineFacets.ts'
import { lineRefOf, printLineRef } from './lineRef.ts'
import { rankOf } from './listedLines.ts'
import { hasFilter, NO_FILTER, parseQuery, type LogFilter } from './logFilter.ts'
import { LogNotices } from './LogNotices.tsx'
import { timeSinceCreation, wrapsLines } from './logPreferences.ts'
import { LogRows, type LogRowsHandle } from './LogRows.tsx'
import { LogToolbar } from './LogToolbar.tsx'
import type { OpenLog } from './openLog.ts'
import { useAnnouncement } from './useAnnouncement.ts'
import { useDownload } from './useDownload.ts'
import { useFind } from './useFind.ts'
import { useLastException } from './useLastException.ts'
import { useLineClock } from './useLineClock.ts'
import { useLinkedLine } from './useLinkedLine.ts'
import { useListedLines } from './useListedLines.ts'
import { useNodeNames } from './useNodeNames.ts'
import { useRangeSelection } from './useRangeSelection.ts'
import './log.css'

/** The log of the open job: its lines, and what filters, finds and copies them. */
export function LogPanel({ log }: { readonly log: OpenLog }) {
  return <Panel key={log.job.id} log={log} />
}

function Panel({ log }: { readonly log: OpenLog }) {
  const [view, setView] = useView()
  const { tz: zone } = view
  const filter: LogFilter = view
  const { buffer } = log.log
  const wraps = useSelector(wrapsLines)
  const isSince = useSelector(timeSinceCreation)
  const rows = useRef<LogRowsHandle>(null)
  const findField = useRef<HTMLInputElement>(null)

  const query = useMemo(() => parseQuery(filter.log), [filter.log])
  const facets = useMemo(() => facetsOf(buffer), [buffer])
  const { listed, isMatching, isSearching, problem } = useListedLines(buffer, filter, {
    query,
    facets,
  })
  const selection = useRangeSelection(listed)
  const find = useFind(listed, {
    from: () => rows.current?.topIndex() ?? 0,
    onFound: (rank) => rows.current?.reveal(rank),
  })
  const download = useDownload(log)
  const names = useNodeNames(facets.replicas.keys())
  const clock = useLineClock(log, { zone, isSince })
  const highlighter = useMemo(() => highlighterOf(query), [query])
  // A text with a problem filters nothing.
  const isFiltered = hasFilter(problem === null ? filter : { ...filter, log: '' })

  const setFilter = (change: Partial<LogFilter>) => setView(change, 'replace')
  const clearFilters = () => {
    rows.current?.focus()
    setFilter(NO_FILTER)
  }

  const { isLinkHidden } = useLinkedLine(log, listed, { rows, selection, isSearching })
  useLastException(log, {
    isWanted: () => rows.current?.wasUsed() === false,
    onFound: (line) => {
      const rank = rankOf(listed, line)
      if (rank !== -1) rows.current?.reveal(rank)
    },
  })

  const openFind = () => {
    if (find.isOpen) focusField(findField.current)
    else find.open()
  }
  const closeFind = () => {
    find.close()
    rows.current?.focus()
  }
  useEffect(() => {
    if (find.isOpen) focusField(findField.current)
  }, [find.isOpen])

  const clearSelection = () => {
    rows.current?.focus()
    selection.clear()
    if (view.line !== null) setView({ line: null }, 'replace')
  }
  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, altKey } = event
    const command = isApple() ? event.metaKey : event.ctrlKey
    if (event.defaultPrevented || altKey) return
    if (command && !shiftKey && key.toLowerCase() === 'f') {
      openFind()
    } else if (find.isOpen && (key === 'F3' || (command && key.toLowerCase() === 'g'))) {
      find.step(shiftKey ? -1 : 1)
    } else if (find.isOpen && key === 'Escape') {
      closeFind()
    } else if (selection.range && key === 'Escape') {
      clearSelection()
    } else {
      // In the details, these keys open another job.
      if (key === 'ArrowUp' || key === 'ArrowDown') event.stopPropagation()
      return
    }
    event.preventDefault()
  }

  const { range } = selection
  const selectedText = () => (range ? textOfLines(listed, range) : '')
  const linkOfSelected = () => {
    const line = range && listed.lines.at(range.first)
    if (!line) return location.href
    const ref = printLineRef(lineRefOf(line))
    setView({ line: ref }, 'replace')
    return addressOfLine(ref)
  }
  const saveItems = [
    { label: 'Download loaded lines', icon: Download, runs: () => download.start('loaded') },
    { label: 'Download whole log', icon: FileDown, runs: () => download.start('whole') },
    {
      label: isFiltered ? 'Copy filtered lines' : 'Copy loaded lines',
      icon: Copy,
      runs: () => void copyLines(listed, { first: 0, last: listed.lines.length - 1 }),
    },
  ]

  const matching = isFiltered ? listed.lines.length : null
  const announcement = useAnnouncement(
    JSON.stringify([filter.log, filter.level, filter.node, isSearching, buffer.length > 0]),
    () => {
      if (buffer.length === 0 || isSearching) return ''
      const loaded = plural(buffer.length, 'loaded line')
      return matching === null ? loaded : `${plural(matching, 'line')} in ${loaded}`
    },
  )
  return (
    <section
      aria-label="Logs"
      className="@container/log relative flex h-full min-h-0 flex-1 flex-col"
      onKeyDown={onKeyDown}
    >
      <LogToolbar
        log={log}
        filter={filter}
        onFilter={setFilter}
        facets={facets}
        names={names}
        problem={problem}
        matching={matching}
        isSearching={isSearching}
        zone={zone}
        isSince={isSince}
        wraps={wraps}
        isFindOpen={find.isOpen}
        onFind={() => (find.isOpen ? closeFind() : openFind())}
        saveItems={saveItems}
      />
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {find.isOpen && (
        <FindBar ref={findField} find={find} isFiltered={isFiltered} onClose={closeFind} />
      )}
      <DownloadStatus state={download.state} cancel={download.cancel} />
      <LogNotices log={log} zone={zone} isLinkHidden={isLinkHidden} onClearFilters={clearFilters} />
      <LogRows
        ref={rows}
        log={log}
        listed={listed}
        clock={clock}
        names={names}
        hasLevels={facets.levels.size > (facets.levels.has(null) ? 1 : 0)}
        wraps={wraps}
        selection={selection}
        find={find}
        highlighter={isMatching ? highlighter : null}
        onCopy={() => {
          if (range) void copyLines(listed, range)
        }}
        empty={
          <EmptyLog log={log} zone={zone} isSearching={isSearching} onClearFilters={clearFilters} />
        }
      />
      {range && (
        <LineActions
          count={range.last - range.first + 1}
          text={selectedText}
          link={linkOfSelected}
          onClear={clearSelection}
        />
      )}
    </section>
  )
}

function focusField(field: HTMLInputElement | null): void {
  field?.focus()
  field?.select()
}
