import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { phaseOf, statusLabel } from '#src/contract/statuses.ts'
import { countByStatus } from '#src/jobs/counts.ts'
import { hasUnknownStatus, jobTitle } from '#src/jobs/job.ts'
import { rangeOf } from '#src/lib/timeAxis.ts'
import { plural } from '#src/lib/units.ts'
import type { RangeChoice } from '#src/overview/drillDown.ts'
import { loadRangeMenu, RangeMenu } from '#src/overview/lazyRangeMenu.ts'
import type { TimedPartProps } from '#src/overview/part.ts'
import { PartFrame } from '#src/overview/PartFrame.tsx'
import { RangeButton } from '#src/overview/RangeButton.tsx'
import type { MarkedRange } from '#src/overview/RangeMenu.tsx'
import { useWidth } from '#src/ui/useWidth.ts'
import type { Period } from '#src/view/filtering/spans.ts'
import { withRowsOf } from '#src/view/saved/sameView.ts'
import { useView } from '#src/view/useView.tsx'
import { barOfJob, barsAt, makeBars } from './bars.ts'
import { Chart } from './chart.ts'
import { describeJob } from './describeJob.ts'
import { groupName } from './groupName.ts'
import { GroupNames } from './GroupNames.tsx'
import { JobCard } from './JobCard.tsx'
import { barForKey, moveForKey } from './keys.ts'
import { heightInView, layOut } from './layout.ts'
import { Legend } from './Legend.tsx'
import { namesWidthOf } from './namesWidth.ts'
import { AXIS_HEIGHT } from './paintAxis.ts'
import { toMinutes } from './scale.ts'
import { TimelineControls } from './TimelineControls.tsx'
import { useWindowHeight } from './useWindowHeight.ts'

/** Preferred height of all lanes together, px. They are higher if each lane would be too thin otherwise. */
const ROOM = 320
const ROOM_NARROW = 220
/** Maximum share of the window's height. Beyond it, the lanes scroll. */
const MAX_OF_WINDOW = 0.7

const HINT =
  'Press arrow keys to move, Enter to open a job, plus or minus to zoom, 0 to fit, and Shift with an ' +
  'arrow key to pan. The table below lists the same jobs.'

interface Marked {
  readonly range: Period
  readonly side: MarkedRange['side']
}

export function TimelineChart({ list, rows, now, onOpen }: TimedPartProps) {
  const [view, setView] = useView()
  const by = view.overview.lanes
  const packed = useMemo(() => makeBars({ list, rows, by }), [list, rows, by])
  const bars = useMemo(() => barsAt(packed, now), [packed, now])
  const unknown = useMemo(
    () =>
      [...countByStatus(list, rows).keys()]
        .filter((status) => phaseOf(status) === 'unknown')
        .sort(),
    [list, rows],
  )
  const [inner, innerWidth] = useWidth<HTMLDivElement>()
  const names = useMemo(() => bars.groups.map((group) => groupName(group, by)), [bars.groups, by])
  const namesWidth = namesWidthOf(names, innerWidth)
  const isNarrow = namesWidth === 0
  const room = isNarrow ? ROOM_NARROW : ROOM
  const layout = useMemo(() => layOut(bars.groups, room, isNarrow), [bars, room, isNarrow])
  const width = Math.max(innerWidth - namesWidth, 1)
  const height = heightInView(layout, useWindowHeight() * MAX_OF_WINDOW)

  // IDs rather than bars, because a new result can change the index of a job's bar.
  const [focusedId, setFocusedId] = useState<string | null>(null)
  const [hovered, setHovered] = useState<{ readonly id: string; readonly x: number } | null>(null)
  const [hasFocus, setHasFocus] = useState(false)
  const [isMoving, setIsMoving] = useState(false)
  const [visible, setVisible] = useState<Period | null>(null)
  const [marked, setMarked] = useState<Marked | null>(null)
  const focusedBar = useMemo(() => barOfJob(bars, list, focusedId), [bars, list, focusedId])
  const hoveredBar = useMemo(
    () => barOfJob(bars, list, hovered?.id ?? null),
    [bars, list, hovered?.id],
  )
  const openBar = useMemo(() => barOfJob(bars, list, view.open), [bars, list, view.open])
  const jobOf = (bar: number) => list.jobs[bars.rows[bar] ?? NaN]

  const lanes = useRef<HTMLCanvasElement>(null)
  const axis = useRef<HTMLCanvasElement>(null)
  const strip = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const widget = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<Chart | null>(null)
  useEffect(() => {
    if (!lanes.current || !axis.current || !strip.current || !scroller.current) return
    const made = new Chart({
      lanes: lanes.current,
      axis: axis.current,
      strip: strip.current,
      scroller: scroller.current,
    })
    setChart(made)
    return () => made.destroy()
  }, [])
  useEffect(() => {
    if (!chart || innerWidth === 0) return
    const nameOf = (bar: number) => {
      const job = list.jobs[bars.rows[bar] ?? NaN]
      if (!job) return ''
      // The bars of all unknown statuses look the same.
      const status = hasUnknownStatus(job) ? `${statusLabel(job.current_status)} · ` : ''
      return status + jobTitle(job)
    }
    const focused = hasFocus ? focusedBar : -1
    chart.show(
      {
        bars,
        layout,
        now,
        zone: view.tz,
        nameOf,
        focused,
        hovered: hoveredBar,
        open: openBar,
        selected: marked?.range ?? null,
        width,
        height,
      },
      {
        onHover: (bar, x) => {
          const id = list.jobs[bars.rows[bar] ?? NaN]?.id
          setHovered(id === undefined ? null : { id, x })
        },
        onOpen: (bar) => {
          const id = list.jobs[bars.rows[bar] ?? NaN]?.id
          if (id === undefined) return
          setFocusedId(id)
          onOpen(id)
        },
        onBrush: (range, side) => setMarked({ range, side }),
        onMove: () => {
          setIsMoving(true)
          setMarked(null)
        },
        onSettle: (period) => {
          setIsMoving(false)
          setVisible((before) =>
            before?.from === period.from && before.until === period.until ? before : period,
          )
        },
      },
    )
  })

  const inView = visible && toMinutes(visible)
  const cardBar = isMoving || marked ? -1 : hoveredBar === -1 && hasFocus ? focusedBar : hoveredBar
  const cardJob = jobOf(cardBar)
  const focusedJob = hasFocus ? jobOf(focusedBar) : undefined

  const anchor = useMemo<MarkedRange | null>(
    () =>
      chart &&
      marked && {
        getBoundingClientRect: () => chart.rectOfRange(marked.range),
        contextElement: chart.element,
        side: marked.side,
        focusChart: () => widget.current?.focus({ preventScroll: true }),
      },
    // oxlint-disable-next-line react/exhaustive-deps -- The position of the range changes with the visible period.
    [chart, marked, visible],
  )
  const menuOf = (range: Period) => ({
    range,
    name: rangeOf(range, view.tz),
    view,
    list,
    now,
    onSelect: ({ key, target }: RangeChoice) => {
      // Jobs created in the range replace the displayed ones, so show all of them. Jobs that ran during it can extend
      // beyond it, so zoom to the range.
      if (key === 'created') chart?.fit()
      else chart?.zoomTo(range)
      setView((current) => withRowsOf(current, target))
    },
  })

  function focusOn(bar: number) {
    const id = jobOf(bar)?.id
    if (id === undefined) return
    setHovered(null)
    setFocusedId(id)
    chart?.reveal(bar)
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event
    if (ctrlKey || metaKey || altKey) return
    const move = moveForKey(key, shiftKey)
    const bar = move ? null : barForKey(bars, focusedBar, key)
    if (!move && bar === null && key !== 'Enter') return
    event.preventDefault()
    setHasFocus(true)
    if (bar !== null) focusOn(bar)
    else if (move === 'fit') chart?.fit()
    else if (move && 'zoom' in move) chart?.zoomBy(move.zoom)
    else if (move) chart?.panBy(move.pan)
    else if (focusedJob) onOpen(focusedJob.id)
  }

  return (
    <PartFrame
      title="Timeline"
      summary={inView && rangeOf(inView, view.tz)}
      actions={
        <TimelineControls onZoom={(factor) => chart?.zoomBy(factor)} onFit={() => chart?.fit()}>
          {inView && <RangeButton {...menuOf(inView)} />}
        </TimelineControls>
      }
    >
      <div className="relative flex flex-col">
        <div
          ref={strip}
          data-tooltip="Drag to select a range"
          // Taller on touch screens, where a vertical drag scrolls.
          className="cursor-col-resize touch-pan-y border-b border-line select-none pointer-coarse:pt-[22px]"
          style={{ marginLeft: namesWidth, width }}
          onPointerDown={() => void loadRangeMenu().catch(() => {})}
        >
          <canvas ref={axis} aria-hidden className="block" style={{ width, height: AXIS_HEIGHT }} />
        </div>
        <div
          ref={scroller}
          className="relative overflow-x-hidden overflow-y-auto"
          style={{ maxHeight: height }}
        >
          <div ref={inner} className="relative" style={{ height: layout.height }}>
            <div
              ref={widget}
              // Not an image, because it handles the arrow keys. The table is its text alternative.
              role="application"
              aria-roledescription="timeline"
              aria-label={`Timeline of ${plural(rows.length, 'job')}. ${HINT}`}
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A composite widget whose keys move from job to job.
              tabIndex={0}
              className="sticky top-0 -outline-offset-2"
              style={{ marginLeft: namesWidth, width, height }}
              onFocus={({ target }) => {
                if (!target.matches(':focus-visible')) return
                setHasFocus(true)
                if (focusedBar === -1) focusOn(bars.byStart.at(-1) ?? -1)
                else chart?.reveal(focusedBar)
              }}
              onBlur={() => setHasFocus(false)}
              onKeyDown={onKeyDown}
            >
              <canvas
                ref={lanes}
                aria-hidden
                className="block touch-none cursor-grab active:cursor-grabbing"
                style={{ width, height }}
              />
            </div>
            <GroupNames bars={bars} layout={layout} width={namesWidth || innerWidth} />
          </div>
        </div>
      </div>
      <Legend bars={bars} unknown={unknown} />
      <div role="status" aria-label="Focused job" className="sr-only">
        {focusedJob && describeJob(focusedJob, now, view.tz)}
      </div>
      {anchor && marked && (
        <RangeMenu {...menuOf(marked.range)} anchor={anchor} onClose={() => setMarked(null)} />
      )}
      {cardJob && chart && (
        <JobCard
          job={cardJob}
          now={now}
          zone={view.tz}
          canvas={chart.element}
          rectOf={() => {
            const rect = chart.rectOf(cardBar)
            return hovered ? new DOMRect(hovered.x, rect.top, 0, rect.height) : rect
          }}
          at={`${cardJob.id} ${hovered?.x ?? ''} ${visible?.from ?? ''} ${visible?.until ?? ''}`}
        />
      )}
    </PartFrame>
  )
}
