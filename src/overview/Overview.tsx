import { useSelector } from '@tanstack/react-store'
import { clsx } from 'clsx'
import { ChevronsDownUp, Tv } from 'lucide-react'
import { useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react'
import { useSearch } from '#src/search/SearchContext.ts'
import { Button, buttonClass } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { isUnmodifiedClick } from '#src/ui/isUnmodifiedClick.ts'
import { loadable } from '#src/ui/loadable.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'
import { showsAllWaiting } from '#src/view/filtering/hiddenStatuses.ts'
import { PARTS, type Part } from '#src/view/overview.ts'
import { PART_LABELS, withoutPart, withPart } from '#src/view/overviewParts.ts'
import { printView } from '#src/view/url.ts'
import { useView } from '#src/view/useView.tsx'
import { WALL } from '#src/view/wall.ts'
import './chart.css'
import { Failures } from './failures/Failures.tsx'
import { Now } from './now/Now.tsx'
import { OVERVIEW_ID } from './OverviewButton.tsx'
import type { TimedPartProps } from './part.ts'
import { EmptyMessage } from './PartFrame.tsx'
import { useAppliedPatterns } from './patterns.ts'
import { PartPlaceholder, PartPlaceholders } from './Placeholder.tsx'
import { Queue } from './queue/Queue.tsx'
import { useRevealed } from './reveal.ts'
import { revealedPart } from './revealedPart.ts'

const loadTimeline = async () => (await import('./timeline/Timeline.tsx')).Timeline
const loadTrend = async () => (await import('./trend/Trend.tsx')).Trend
const Timeline = loadable(loadTimeline, undefined, <PartPlaceholder part="timeline" />)
const Trend = loadable(loadTrend, undefined, <PartPlaceholder part="trend" />)
// Load these in parallel with the first request.
const expanded = new URLSearchParams(location.search).get('overview') ?? ''
if (expanded.includes('timeline')) void loadTimeline().catch(() => {})
if (expanded.includes('trend')) void loadTrend().catch(() => {})

interface OverviewProps {
  /** The rows of the displayed result that match the view; `null` until there is one. */
  readonly rows: Uint32Array | null
  readonly onOpen: (id: string) => void
  readonly onCollapse: () => void
}

export function Overview({ rows, onOpen, onCollapse }: OverviewProps) {
  const [view, setView] = useView()
  useAppliedPatterns()
  const { state, result, fetchedAt, error } = useSearch()
  const stale = result !== null && state !== 'ready'
  // The table renders first: the totals of 100,000 jobs take up to a third of a second, which would delay key presses.
  const latest = useMemo(
    () => result && rows && { list: result, rows, now: fetchedAt },
    [result, rows, fetchedAt],
  )
  const displayed = useDeferredValue(latest)
  const ranked = useDeferredValue(!stale && showsAllWaiting(view))
  const isBehind = stale || displayed?.list !== latest?.list || displayed?.rows !== latest?.rows
  const { parts } = view.overview
  const revealed = useSelector(revealedPart)
  const bar = useRef<HTMLDivElement>(null)
  // Scroll to the strip when it expands, unless it expands for one of its parts.
  const [isBarRevealed] = useState(revealed === null)
  useRevealed(bar, isBarRevealed)
  return (
    <section
      id={OVERVIEW_ID}
      aria-label="Overview"
      className="border-b border-line [&_:is(a,button,[tabindex])]:scroll-mt-(--top)"
    >
      <div ref={bar} className="flex items-center gap-1 px-4 pt-2">
        <div
          role="group"
          aria-label="Parts of the overview"
          className="flex min-w-0 flex-wrap gap-1 max-sm:gap-0.5"
        >
          {PARTS.map((part) => (
            <Button
              key={part}
              variant="quiet"
              className="max-sm:px-1.5 pointer-coarse:min-w-11"
              aria-pressed={parts.includes(part)}
              onClick={() => {
                const isDisplayed = parts.includes(part)
                // Hiding the last part collapses the strip and moves the focus out of it.
                if (isDisplayed && parts.length === 1) onCollapse()
                else {
                  revealedPart.set(isDisplayed ? null : part)
                  const change = isDisplayed ? withoutPart : withPart
                  setView(({ overview }) => ({ overview: change(overview, part) }), 'replace')
                }
              }}
            >
              {PART_LABELS[part]}
            </Button>
          ))}
        </div>
        <WallLink />
        <IconButton
          icon={ChevronsDownUp}
          label="Hide overview"
          keys="O"
          size="medium"
          className="max-sm:ml-auto"
          onClick={onCollapse}
        />
      </div>
      <div
        aria-busy={isBehind || !displayed}
        className={clsx(
          'relative flex flex-col gap-y-6 px-4 pt-2 pb-4',
          isBehind ? 'opacity-50 transition-opacity' : error && 'is-outdated',
        )}
      >
        {displayed ? (
          // *Now* spans the page. The others are side by side below it.
          [parts.filter(isNow), parts.filter((part) => !isNow(part))].map(
            (group) =>
              group.length > 0 && (
                <div
                  key={group.some(isNow) ? 'strip' : 'others'}
                  className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,40rem),1fr))] gap-x-10 gap-y-6"
                >
                  {group.map((part) => (
                    <PartSlot
                      key={part}
                      isRevealed={part === revealed}
                      onRevealed={() => revealedPart.set(null)}
                    >
                      <Expanded part={part} ranked={ranked} onOpen={onOpen} {...displayed} />
                    </PartSlot>
                  ))}
                </div>
              ),
          )
        ) : error ? (
          <EmptyMessage>No data yet.</EmptyMessage>
        ) : (
          <PartPlaceholders />
        )}
      </div>
    </section>
  )
}

interface PartSlotProps {
  readonly isRevealed: boolean
  readonly onRevealed: () => void
  readonly children: ReactNode
}

/** Scrolls the part into view when it appears, and anchors the scroll position to it. */
function PartSlot({ isRevealed, onRevealed, children }: PartSlotProps) {
  const slot = useRef<HTMLDivElement>(null)
  useRevealed(slot, isRevealed, onRevealed)
  return (
    <div ref={slot} data-anchor className="grid min-w-0">
      {children}
    </div>
  )
}

interface ExpandedProps extends TimedPartProps {
  readonly part: Part
  /** Whether the rows include every waiting job that the key can see. */
  readonly ranked: boolean
}

/** Passes `now` only to parts that display times. The others render only when the jobs change. */
function Expanded({ part, now, ranked, ...props }: ExpandedProps) {
  switch (part) {
    case 'now':
      return <Now {...props} />
    case 'timeline':
      return <Timeline now={now} {...props} />
    case 'trend':
      return <Trend now={now} {...props} />
    case 'queue':
      return <Queue ranked={ranked} {...props} />
    case 'failures':
      return <Failures now={now} {...props} />
  }
}

/**
 * A link, so that it opens on another screen, too. On phones it is only in the menu, to leave room for the parts.
 */
function WallLink() {
  const [view, setView] = useView()
  return (
    <a
      href={printView({ ...view, ...WALL.change })}
      {...withTooltip('Large totals and lists for a shared screen')}
      className={buttonClass('quiet', 'ml-auto shrink-0 max-sm:hidden')}
      onClick={(event) => {
        if (!isUnmodifiedClick(event)) return
        event.preventDefault()
        setView(WALL.change)
      }}
    >
      <Tv aria-hidden className="size-3.5" />
      {WALL.label}
    </a>
  )
}

const isNow = (part: Part) => part === 'now'
