import { useState, type KeyboardEvent } from 'react'
import { scaleLinear } from 'd3-scale'
import { formatCount } from '../../jobs/units.ts'
import {
  countOf,
  OUTCOMES,
  shareFailed,
  type Outcome,
  type Trend,
  type TrendBin,
} from '../../jobs/trend.ts'
import { classes } from '../../ui/classes.ts'
import type { View } from '../../view/view.ts'
import { PickButton } from '../PickButton.tsx'
import type { PartProps } from '../part.ts'
import { jobsText } from '../words.ts'
import { nameOfBin, tickOfBin, ticksOf } from './binLabels.ts'
import { OUTCOME_LOOKS } from './outcomes.ts'

/** A whole bin, or the jobs of one outcome in it. */
type Mark = Outcome | 'all'

interface TrendChartProps extends Pick<PartProps, 'view' | 'setView'> {
  readonly trend: Trend
  /** The view that shows the jobs of a bin: all, or those of one outcome. */
  readonly pick: (bin: TrendBin, mark: Mark) => View
  /** The bin that is pointed at or has the focus; null for none. */
  readonly onLook: (bin: number | null) => void
}

const MOST_TICKS = 8

/** Jobs by when they were created, a column for each span of time; below it the share that failed, and the GPUs held. */
export function TrendChart({ trend, view, setView, pick, onLook }: TrendChartProps) {
  const { bins, unit } = trend
  const [stop, setStop] = useState<string | null>(null)
  const most = Math.max(...bins.map(({ created }) => countOf(created)))
  const scale = scaleLinear().domain([0, most]).nice(3)
  const top = scale.domain()[1] ?? most
  const mostGpus = Math.max(...bins.map(({ gpus }) => gpus))
  const marks = bins.map(({ created }) => marksOf(created))
  // One stop of the Tab key for all of them: the last that had the focus or, before, the newest.
  const newest = marks.findLastIndex((some) => some.length > 0)
  const known = bins.some((_, bin) => marks[bin]?.some((mark) => `${bin} ${mark}` === stop))
  const tabStop = known ? stop : `${newest} all`

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { target, currentTarget, key } = event
    const place = target instanceof HTMLElement ? target.dataset['mark'] : undefined
    const next = place === undefined ? null : nextMark(place, key, marks)
    if (next === null) return
    event.preventDefault()
    currentTarget.querySelector<HTMLElement>(`[data-mark="${next}"]`)?.focus()
  }

  return (
    <div className="flex flex-col">
      <div
        role="group"
        aria-label="Jobs by time of creation: arrow keys move from bar to bar"
        className="relative mt-3 ml-9 flex h-28 items-stretch border-b border-edge"
        onKeyDown={onKeyDown}
        onPointerLeave={() => onLook(null)}
        onBlur={() => onLook(null)}
      >
        {scale.ticks(3).map((tick) => (
          <div
            key={tick}
            aria-hidden
            className="absolute right-0 -left-9 border-b border-line text-[0.6875rem] leading-4 text-muted tabular-nums"
            style={{ bottom: `${(tick / top) * 100}%` }}
          >
            {Number.isInteger(tick) && tick > 0 && formatCount(tick)}
          </div>
        ))}
        {bins.map((bin, place) => (
          <div
            key={bin.from}
            className="group relative flex min-w-0 flex-1 flex-col-reverse hover:bg-subtle"
            onPointerEnter={() => onLook(place)}
          >
            {marks[place]?.map((mark) => (
              <PickButton
                key={mark}
                view={view}
                setView={setView}
                picked={pick(bin, mark)}
                cleared={{ ...view, created: null, status: [] }}
                label={`${nameOfBin(bin, unit)}: ${amountOf(bin, mark)}`}
                data-mark={`${place} ${mark}`}
                tabIndex={tabStop === `${place} ${mark}` ? 0 : -1}
                onFocus={() => {
                  setStop(`${place} ${mark}`)
                  onLook(place)
                }}
                className={
                  mark === 'all'
                    ? 'absolute inset-0 outline-offset-[-2px] aria-pressed:bg-accent-soft'
                    : classes(
                        'relative mx-[10%] min-h-0.5 shrink-0 outline-offset-1 hover:opacity-80 aria-pressed:outline-2 aria-pressed:outline-ink',
                        OUTCOME_LOOKS[mark].fill,
                      )
                }
                {...(mark !== 'all' && {
                  style: { height: `${(bin.created[mark] / top) * 100}%` },
                })}
              />
            ))}
          </div>
        ))}
      </div>
      <Strip
        label="Failed"
        scale="100%"
        height="h-7"
        fill="fill-failed"
        shares={bins.map(({ created }) => shareFailed(created) ?? 0)}
        onLook={onLook}
      />
      <Strip
        label="GPUs"
        scale={formatCount(Math.round(mostGpus))}
        height="h-14"
        fill="bg-(--chart-running) opacity-70"
        shares={bins.map(({ gpus }) => (mostGpus > 0 ? gpus / mostGpus : 0))}
        onLook={onLook}
      />
      <Ticks trend={trend} />
    </div>
  )
}

interface StripProps {
  readonly label: string
  /** What a full bar stands for. */
  readonly scale: string
  readonly height: string
  readonly fill: string
  /** How full each bar is, from 0 to 1. */
  readonly shares: readonly number[]
  readonly onLook: (bin: number | null) => void
}

/** A low chart on the same axis; the table for screen readers holds its figures. */
function Strip({ label, scale, height, fill, shares, onLook }: StripProps) {
  return (
    <div
      aria-hidden
      className="flex pt-1 text-[0.6875rem] leading-4 text-muted"
      onPointerLeave={() => onLook(null)}
    >
      <div className="flex w-9 shrink-0 flex-col justify-between tabular-nums">
        <span>{scale}</span>
        {height === 'h-14' && <span>{label}</span>}
      </div>
      <div className={`relative flex min-w-0 flex-1 items-end border-b border-edge ${height}`}>
        {height !== 'h-14' && <span className="absolute top-0 left-1">{label}</span>}
        {shares.map((share, place) => (
          <div
            // The bins are what they are by their places.
            // oxlint-disable-next-line react/no-array-index-key
            key={place}
            className="flex h-full min-w-0 flex-1 items-end hover:bg-subtle"
            onPointerEnter={() => onLook(place)}
          >
            <div
              className={`w-full ${fill}`}
              style={{ height: `${share * 100}%`, minHeight: share > 0 ? 1 : 0 }}
            />
          </div>
        ))}
      </div>
    </div>
  )
}

function Ticks({ trend: { bins, unit } }: { readonly trend: Trend }) {
  const ticks = ticksOf(bins, unit, MOST_TICKS)
  return (
    <div aria-hidden className="relative ml-9 h-5 text-[0.6875rem] text-muted tabular-nums">
      {ticks.map((place, at) => {
        const bin = bins[place]
        return (
          bin && (
            <span
              key={bin.from}
              className={classes(
                'absolute border-l border-edge pl-1 leading-5 whitespace-nowrap',
                // A phone has room for every other.
                at % 2 === 1 && 'max-sm:hidden',
              )}
              style={{ left: `${(place / bins.length) * 100}%` }}
            >
              {place / bins.length < 0.93 && tickOfBin(bin, unit)}
            </span>
          )
        )
      })}
    </div>
  )
}

function amountOf({ created }: TrendBin, mark: Mark): string {
  if (mark === 'all') return jobsText(countOf(created))
  return `${jobsText(created[mark])} ${OUTCOME_LOOKS[mark].label}`
}

/** What of a bin can be pressed, from the bottom up. */
function marksOf(created: TrendBin['created']): readonly Mark[] {
  const outcomes = OUTCOMES.filter((outcome) => created[outcome] > 0)
  return outcomes.length === 0 ? [] : ['all', ...outcomes]
}

/** The mark that a key leads to from another: sideways to the next bin that holds jobs, up and down within one. */
function nextMark(from: string, key: string, marks: readonly (readonly Mark[])[]): string | null {
  const [text = '', mark = ''] = from.split(' ')
  const bin = Number(text)
  const own: readonly string[] = marks[bin] ?? []
  const up = { ArrowUp: 1, ArrowDown: -1 }[key]
  if (up !== undefined) {
    const next = own[own.indexOf(mark) + up]
    return next === undefined ? from : `${bin} ${next}`
  }
  const full = [...marks.keys()].filter((place) => (marks[place]?.length ?? 0) > 0)
  const at = full.indexOf(bin)
  const next = {
    ArrowLeft: full[at - 1],
    ArrowRight: full[at + 1],
    Home: full[0],
    End: full.at(-1),
  }
  if (!Object.hasOwn(next, key)) return null
  const place = Object.entries(next).find(([name]) => name === key)?.[1] ?? bin
  const others: readonly string[] = marks[place] ?? []
  return `${place} ${others.includes(mark) ? mark : 'all'}`
}
