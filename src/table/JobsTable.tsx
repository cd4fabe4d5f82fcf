import { useQueryClient } from '@tanstack/react-query'
import { useSelector } from '@tanstack/react-store'
import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual'
import { clsx } from 'clsx'
import {
  Fragment,
  memo,
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type MouseEvent,
  type Ref,
} from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { lastEntry } from '#src/search/history.ts'
import { loadable } from '#src/ui/loadable.ts'
import { tooltipsRef } from '#src/ui/Tooltips.tsx'
import { columnsOf, withWidth, type Columns } from '#src/view/columns.ts'
import { toClientFilters, wordsOf } from '#src/view/filtering/clientFilters.ts'
import { setColumns } from '#src/view/saved/setLayout.ts'
import { useView, type SetView } from '#src/view/useView.tsx'
import { printSort, type Density, type View } from '#src/view/view.ts'
import { useZone } from '#src/view/zone.ts'
import { bodyColumnsOf } from './bodyColumns.ts'
import { Head } from './Head.tsx'
import { JobRow } from './JobRow.tsx'
import { loadSorting, type OnSort } from './lazySorting.ts'
import { MIN_NARROW_COLUMNS } from './narrowColumns.ts'
import { NewJobs } from './NewJobs.tsx'
import { checkClicked, openClicked, type OnOpen } from './openClicked.ts'
import type { OnResize } from './resizing.ts'
import { nextRowKeys, NO_ROWS } from './rowKeys.ts'
import { evenRows, heightOf, type RowsGeometry } from './rowsGeometry.ts'
import { roomForRows, rowsInWindow, scrolledRows, scrollRows } from './scrolledRows.ts'
import { selectedOf, toggleAll, toggleRange, toggleRow, type Selection } from './selection.ts'
import { SkeletonRows } from './SkeletonRows.tsx'
import { tooltipOfCell } from './tooltips.ts'
import { useCellFocus } from './useCellFocus.ts'
import { useNarrow } from './useNarrow.ts'
import { usePhoneTable } from './usePhoneTable.ts'
import { useScrollAnchor } from './useScrollAnchor.ts'
import { useTextSelection } from './useTextSelection.ts'
import {
  CHECK_WIDTH,
  PHONE_CHECK_WIDTH,
  PHONE_ROW_HEIGHTS,
  ROW_HEIGHTS,
  sizesOf,
} from './widths.ts'

const CellMenu = loadable(async () => (await import('./CellMenu.tsx')).CellMenu)

// The search is passed as props: `useSearch` would render the table with every render of the page.
interface JobsTableProps {
  /** `null` until there is a result or a preview. */
  readonly jobs: readonly TrainingJob[] | null
  /**
   * `ready`: all jobs of the current search. `partial`: a preview of its response. `outdated`: the jobs from before
   * a failed poll. `stale`: the jobs of an earlier search. The last two are dimmed.
   */
  readonly state: 'ready' | 'partial' | 'outdated' | 'stale'
  /** Identifies the job set of the search. When it changes, the table scrolls to the top. */
  readonly searchKey: string
  readonly domain: string | null
  readonly changed: ReadonlySet<string>
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  readonly ref: Ref<TableHandle>
}

export interface TableHandle {
  readonly scrollTo: (row: number) => void
  readonly focus: (row: number) => void
  readonly step: (step: -1 | 1) => void
  readonly select: () => void
  readonly focused: () => TrainingJob | undefined
}

/** How many rows are rendered above and below those in view, for scrolling that is faster than rendering. */
const OVERSCAN = 5

const NO_JOBS: readonly TrainingJob[] = []

const GEOMETRIES: Readonly<Record<Density, RowsGeometry>> = {
  comfortable: evenRows(ROW_HEIGHTS.comfortable),
  compact: evenRows(ROW_HEIGHTS.compact),
}

const PHONE_COLUMNS: Columns = [{ key: 'name', width: null, pinned: false }]

interface TableView extends Pick<View, 'cols' | 'density' | 'open' | 'q' | 'sort' | 'status'> {
  readonly rowsKey: string
}

/** Passes on only parts of the view, so that the overview or refresh interval don't render the table. */
export function JobsTable(props: JobsTableProps) {
  const [view, setView] = useView()
  const { cols, density, open, q, sort, status } = view
  const rowsKey = useMemo(() => `${printSort(view.sort)} ${toClientFilters(view).key}`, [view])
  return <Table {...props} {...{ cols, density, open, q, sort, status, rowsKey, setView }} />
}

// Separate props, so that `memo` compares each.
interface TableProps extends JobsTableProps, TableView {
  readonly setView: SetView
}

const Table = memo(function Table(props: TableProps) {
  const { state, searchKey, domain, changed, selection, onSelect } = props
  const { cols, density, sort, open, status: statuses, rowsKey, setView } = props
  const zone = useZone()
  const added = useAddedJobs()
  const onSort: OnSort = useCallback(
    (change) => setView((now) => ({ sort: change(now.sort) })),
    [setView],
  )
  const onResize: OnResize = useCallback(
    (key, width) => setColumns(setView, (now) => withWidth(now, key, width)),
    [setView],
  )
  const onOpen: OnOpen = (id, how, tab) => setView({ open: id, ...(tab && { tab }) }, how)
  const partial = state === 'partial'
  // Whether the pointer or the focus has been in the table: if not, the cell menu isn't needed.
  const [wasEntered, setWasEntered] = useState(false)
  const onEnter = () => setWasEntered(true)
  const lastKey = useRef<KeyboardEvent>(null)
  const stale = state === 'stale' && props.jobs !== null
  const phoneTable = usePhoneTable()
  const isPhone = phoneTable !== null
  const phone = phoneTable === 'loading' ? null : phoneTable
  const jobs = (phoneTable !== 'loading' && props.jobs) || NO_JOBS
  const geometry = useMemo(
    () => phone?.phoneGeometry(jobs, density) ?? GEOMETRIES[density],
    [phone, jobs, density],
  )
  const container = useRef<HTMLElement>(null)
  const room = useRef<HTMLDivElement>(null)
  const all = columnsOf(props)
  const narrow = useNarrow(room, { cols, status: statuses, open: open !== null })
  const columns = isPhone ? PHONE_COLUMNS : (narrow ?? all)
  const sizes = useMemo(
    () =>
      sizesOf(columns, !narrow ? 'all' : narrow.length > MIN_NARROW_COLUMNS ? 'beside' : 'tight'),
    [columns, narrow],
  )
  const style: CSSProperties & Record<string, string> = { '--pinned': sizes.pinned }
  const bodyColumns = useMemo(() => bodyColumnsOf(columns, sizes, domain), [columns, sizes, domain])
  // A narrow table isn't scrolled sideways. Restores the scroll position of the wide one.
  const scrolledTo = useRef(0)
  useLayoutEffect(() => {
    const left = scrolledTo.current
    if (!narrow && left > 0) window.scrollTo({ left, top: window.scrollY })
  }, [narrow])

  const {
    row: focusedRow,
    focus,
    step,
    ...focusHandlers
  } = useCellFocus(container, {
    jobs,
    columns,
    geometry,
    open,
    onOpen,
  })
  useTextSelection(container, jobs)
  const renderedRange = useRef<Range>(null)
  const [inWindow] = useState(() => rowsInWindow(container))
  const virtualizer = useWindowVirtualizer({
    ...inWindow,
    count: jobs.length,
    estimateSize: (row) => heightOf(geometry, row),
    getItemKey: geometry.keyOf,
    // Its default, the window's position, would force a layout.
    initialOffset: 0,
    overscan: OVERSCAN,
    rangeExtractor: (range) => {
      renderedRange.current = withLastRows(range, renderedRange.current)
      const rendered = defaultRangeExtractor(renderedRange.current)
      if (focusedRow === -1 || rendered.includes(focusedRow)) return rendered
      return [...rendered, focusedRow].sort((a, b) => a - b)
    },
  })
  const items = virtualizer.getVirtualItems()
  // Not from `toClientFilters`, which returns a new array for each view: rows render again only if the words change.
  const words = useMemo(() => wordsOf(props.q), [props.q])
  const lastRows = useRef(NO_ROWS)
  const ids = items.map(({ index }) => jobs[index]?.id ?? '')
  const rows = nextRowKeys(lastRows.current, {
    view: `${searchKey} ${rowsKey}`,
    ids,
    scrolling: virtualizer.isScrolling,
  })
  useLayoutEffect(() => {
    lastRows.current = rows
  })
  useImperativeHandle(props.ref, () => ({
    scrollTo: (row) => {
      if (container.current) showRow(container.current, row, geometry)
    },
    focus,
    step,
    select: () => {
      if (focusedRow !== -1) onSelect(toggleRow(selection, jobs, focusedRow))
    },
    focused: () => jobs[focusedRow],
  }))
  const selectedCount = useMemo(() => selectedOf(selection, jobs).length, [selection, jobs])
  const onSelectAll = useCallback(
    () => onSelect(toggleAll(selection, jobs)),
    [onSelect, selection, jobs],
  )
  const waiting = props.jobs === null || phoneTable === 'loading' || (stale && jobs.length === 0)
  const isSortable = !waiting && !isPhone
  useEffect(() => {
    if (isSortable) void loadSorting()
  }, [isSortable])

  const { newAbove, onScroll } = useScrollAnchor(container, {
    jobs,
    added: partial ? NO_JOBS : added,
    searchKey,
    rowsKey,
    focused: focusedRow,
    geometry,
  })

  const onPageScroll = useEffectEvent(() => {
    container.current?.toggleAttribute('data-scrolled', window.scrollX > 0)
    if (!narrow) scrolledTo.current = window.scrollX
    onScroll()
  })
  useEffect(() => {
    const onEvent = () => onPageScroll()
    window.addEventListener('scroll', onEvent, { passive: true })
    return () => window.removeEventListener('scroll', onEvent)
  }, [])

  function onClick(event: MouseEvent<HTMLElement>) {
    const row = checkClicked(event)
    if (row === -1) openClicked(event, jobs, onOpen)
    else onSelect((event.shiftKey ? toggleRange : toggleRow)(selection, jobs, row))
  }

  return (
    <div
      ref={tooltipsRef((target) => (isPhone ? null : tooltipOfCell(target, jobs, columns, zone)))}
      onPointerEnter={onEnter}
      onFocus={onEnter}
      onKeyDownCapture={({ nativeEvent }) => {
        lastKey.current = nativeEvent
      }}
    >
      <div
        ref={room}
        className="sticky top-[calc(var(--top)+var(--thead))] left-0 z-11 h-0 w-(--room)"
      >
        <NewJobs
          count={newAbove}
          onShow={() => {
            // The button is about to disappear while it has the focus.
            container.current?.focus({ preventScroll: true })
            if (container.current) scrollRows(container.current, 0)
          }}
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- `focusHandlers` has them */}
      <section
        ref={container}
        // One tab stop for all cells.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="Training jobs"
        style={style}
        data-density={density}
        data-rows
        className="relative w-max min-w-(--room) scroll-mt-[var(--top)] focus-visible:outline-offset-[-2px] [&:focus-visible_th]:border-accent"
        {...focusHandlers}
        onClick={onClick}
      >
        <table
          aria-label="Training jobs"
          aria-rowcount={waiting || partial ? -1 : jobs.length + 1}
          aria-busy={waiting || stale || partial}
          style={{ minWidth: sizes.minWidth }}
          className={clsx(
            sizes.fixed ? 'w-0' : 'w-(--room)',
            'table-fixed border-separate border-spacing-0 text-left',
            stale && 'opacity-50 transition-opacity',
            state === 'outdated' && 'is-outdated',
          )}
        >
          <colgroup>
            <col style={{ width: isPhone ? PHONE_CHECK_WIDTH : CHECK_WIDTH }} />
            {columns.map(({ key }, index) => (
              <col key={key} style={isPhone ? undefined : { width: sizes.widths[index] }} />
            ))}
          </colgroup>
          {isPhone ? (
            phone && <phone.PhoneHead />
          ) : (
            <Head
              columns={columns}
              sizes={sizes}
              sort={sort}
              onSort={onSort}
              onResize={narrow ? null : onResize}
              statuses={statuses}
              selected={selectedCount === 0 ? 'none' : selectedCount < jobs.length ? 'some' : 'all'}
              onSelectAll={onSelectAll}
            />
          )}
          <tbody
            // One animation for all rows: one per cell would be hundreds of layers to paint.
            className={clsx(waiting && 'animate-pulse')}
          >
            {waiting && (
              <SkeletonRows
                columns={columns}
                rowHeight={(isPhone ? PHONE_ROW_HEIGHTS : ROW_HEIGHTS)[density]}
                twoLines={isPhone}
              />
            )}
            {items.map((item, index) => {
              const job = jobs[item.index]
              const gap = item.start - (items[index - 1]?.end ?? 0)
              if (!job) return null
              const row = {
                job,
                height: item.size,
                index: item.index,
                selected: selection.ids.has(job.id),
                changed: changed.has(job.id),
                open: job.id === open,
                brief: rows.brief.has(job.id) && item.index !== focusedRow,
                words,
              }
              return (
                <Fragment key={rows.keys.get(job.id)}>
                  {gap > 0 && <Gap height={gap} />}
                  {phone ? (
                    <phone.PhoneRow {...row} domain={domain} />
                  ) : (
                    <JobRow {...row} columns={bodyColumns} />
                  )}
                </Fragment>
              )
            })}
            <Gap height={virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)} />
          </tbody>
        </table>
      </section>
      {wasEntered && (
        <CellMenu container={container} jobs={jobs} columns={columns} lastKey={lastKey} />
      )}
    </div>
  )
})

/**
 * Keeps the last rows rendered when the room for rows shrinks a little, as it does when the first filter adds a row of
 * chips: otherwise the filtered rows would be painted twice.
 */
function withLastRows(range: Range, rendered: Range | null): Range {
  const { startIndex, endIndex, count } = range
  if (rendered?.startIndex !== startIndex) return range
  const last = Math.min(rendered.endIndex, count - 1)
  return last > endIndex && last - endIndex <= OVERSCAN ? { ...range, endIndex: last } : range
}

/** Scrolls the page no further than needed to bring a row into view, whether or not it is rendered. */
function showRow(table: HTMLElement, row: number, { offsetOf }: RowsGeometry): void {
  const top = offsetOf(row)
  const scrolled = scrolledRows(table)
  const minScrolled = offsetOf(row + 1) - roomForRows(table)
  if (top < scrolled) scrollRows(table, top)
  else if (minScrolled > scrolled) scrollRows(table, minScrolled)
}

function useAddedJobs(): readonly TrainingJob[] {
  return useSelector(lastEntry(useQueryClient()), (entry) => entry?.diff?.added) ?? NO_JOBS
}

function Gap({ height }: { readonly height: number }) {
  return height > 0 && <tr aria-hidden style={{ height }} />
}
