import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { Fragment, memo, useImperativeHandle, useLayoutEffect, useRef, type Ref } from 'react'
import { COLUMN_KEYS } from '../jobs/fields.ts'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { classes } from '../ui/classes.ts'
import { Tips } from '../ui/Tips.tsx'
import type { Narrowing } from '../view/narrowing.ts'
import { printSort, type Sort } from '../view/view.ts'
import { Head } from './Head.tsx'
import { JobRow } from './JobRow.tsx'
import { NewJobs } from './NewJobs.tsx'
import { openClicked, type OnOpen } from './openClicked.ts'
import { nextRowKeys, NO_ROWS } from './rowKeys.ts'
import { SkeletonRows } from './SkeletonRows.tsx'
import { tipOfCell } from './tips.ts'
import { useCellFocus } from './useCellFocus.ts'
import { useReadingPlace } from './useReadingPlace.ts'
import { columnWidth, ROW_HEIGHT, TABLE_WIDTH, WIDTHS } from './widths.ts'

interface JobsTableProps {
  /** The jobs in the order to show; null while there are none to show yet. */
  readonly jobs: readonly TrainingJob[] | null
  /** These are only the first: the rest is still coming. */
  readonly partial: boolean
  /** Jobs that the last answer brought. */
  readonly came: readonly TrainingJob[]
  /** The search that they answer: another one begins at the top. */
  readonly search: string
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
  /** What leaves jobs out; the words of its text search are marked. */
  readonly narrowing: Narrowing
  /** The jobs are those of an earlier search: dimmed until the answer is there. */
  readonly stale: boolean
  /** IDs of the jobs whose status has just changed. */
  readonly changed: ReadonlySet<string>
  /** The ID of the job whose details are open beside the table; null for none. */
  readonly open: string | null
  readonly onOpen: OnOpen
  readonly ref: Ref<TableHandle>
}

/** What the page can have the table do. */
export interface TableHandle {
  /** Brings a row, from 0, into view. */
  readonly show: (row: number) => void
  /** Gives a row the focus, and brings it into view. */
  readonly focus: (row: number) => void
  /** Moves the focus up (-1) or down (1): from its row or, without one, to the first in view. */
  readonly step: (step: -1 | 1) => void
  /** The job whose row has the focus. */
  readonly focused: () => TrainingJob | undefined
}

/** Rows drawn above and below those in view, for scrolling that is ahead of drawing. */
const OVERSCAN = 5

const NO_JOBS: readonly TrainingJob[] = []

// What the class names need to know of the columns that stay in place.
const style: Record<string, string> = {
  '--status-width': `${WIDTHS.status}px`,
  '--first-width': `${WIDTHS.status + WIDTHS.name}px`,
}

/** The table: native rows, as many as fit the screen, however many jobs there are. */
export const JobsTable = memo(function JobsTable(props: JobsTableProps) {
  const { partial, search, sort, onSort, narrowing, stale, changed, came, open, onOpen } = props
  const jobs = props.jobs ?? NO_JOBS
  const container = useRef<HTMLElement>(null)

  const {
    row: focusedRow,
    focus,
    step,
    ...focusHandlers
  } = useCellFocus(container, {
    jobs,
    columns: COLUMN_KEYS.length,
    open,
    onOpen,
  })
  const virtualizer = useVirtualizer({
    count: jobs.length,
    getScrollElement: () => container.current,
    estimateSize: () => ROW_HEIGHT,
    initialRect: { width: 1280, height: 800 },
    overscan: OVERSCAN,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range)
      if (focusedRow === -1 || drawn.includes(focusedRow)) return drawn
      return [...drawn, focusedRow].sort((a, b) => a - b)
    },
  })
  const items = virtualizer.getVirtualItems()
  const { words } = narrowing
  const view = `${printSort(sort)} ${narrowing.key}`
  const lastRows = useRef(NO_ROWS)
  const ids = items.map(({ index }) => jobs[index]?.id ?? '')
  const rows = nextRowKeys(lastRows.current, {
    view: `${search} ${view}`,
    ids,
    scrolling: virtualizer.isScrolling,
  })
  useLayoutEffect(() => {
    lastRows.current = rows
  })
  useImperativeHandle(props.ref, () => ({
    show: (row) => virtualizer.scrollToIndex(row, { align: 'auto' }),
    focus,
    step,
    focused: () => jobs[focusedRow],
  }))
  const waiting = props.jobs === null || (stale && jobs.length === 0)

  const { newAbove, onScroll } = useReadingPlace(container, {
    jobs,
    came,
    search,
    view,
    focused: focusedRow,
  })

  return (
    <Tips tipOf={(target) => tipOfCell(target, jobs)}>
      <div className="relative flex min-h-0 flex-1 flex-col">
        <NewJobs
          count={newAbove}
          onShow={() => {
            // The button is about to go away.
            container.current?.focus({ preventScroll: true })
            container.current?.scrollTo({ top: 0 })
          }}
        />
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- they are in `focusHandlers` */}
        <section
          ref={container}
          // A region that scrolls must be reachable by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label="Training jobs"
          style={style}
          className="@container relative min-h-0 flex-1 scroll-pt-9 overflow-auto overscroll-contain [overflow-anchor:none] focus-visible:outline-offset-[-2px] md:scroll-pl-(--first-width)"
          onScroll={({ currentTarget }) => {
            currentTarget.toggleAttribute('data-scrolled', currentTarget.scrollLeft > 0)
            onScroll()
          }}
          {...focusHandlers}
          onClick={(event) => openClicked(event, jobs, onOpen)}
        >
          <table
            aria-label="Training jobs"
            aria-rowcount={waiting || partial ? -1 : jobs.length + 1}
            aria-busy={waiting || stale || partial}
            style={{ minWidth: TABLE_WIDTH }}
            className={classes(
              'w-full table-fixed border-separate border-spacing-0 text-left',
              stale && 'opacity-50 transition-opacity',
            )}
          >
            <colgroup>
              {COLUMN_KEYS.map((key) => (
                <col key={key} style={{ width: columnWidth(key) }} />
              ))}
            </colgroup>
            <Head sort={sort} onSort={onSort} />
            <tbody
              // One animation for all of it: one for each cell would be hundreds of layers to paint.
              className={classes(waiting && 'animate-pulse')}
            >
              {waiting && <SkeletonRows />}
              {items.map((item, place) => {
                const job = jobs[item.index]
                const gap = item.start - (items[place - 1]?.end ?? 0)
                return (
                  job && (
                    <Fragment key={rows.keys.get(job.id)}>
                      {gap > 0 && <Gap height={gap} />}
                      <JobRow
                        job={job}
                        index={item.index}
                        changed={changed.has(job.id)}
                        open={job.id === open}
                        brief={rows.brief.has(job.id) && item.index !== focusedRow}
                        words={words}
                      />
                    </Fragment>
                  )
                )
              })}
              <Gap height={virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)} />
            </tbody>
          </table>
        </section>
      </div>
    </Tips>
  )
})

/** Stands in for rows that are not drawn. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 && <tr aria-hidden style={{ height }} />
}
