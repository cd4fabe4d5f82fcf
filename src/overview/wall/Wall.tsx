import { clsx } from 'clsx'
import { Pause, Play, X } from 'lucide-react'
import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react'
import { Duration } from '#src/components/Duration.tsx'
import { Timestamp } from '#src/components/Timestamp.tsx'
import { zonedFormat, zoneName, type Zone } from '#src/lib/zone.ts'
import { adviceFor, reasonOf } from '#src/search/errorMessages.ts'
import { requestsFailures } from '#src/search/polling.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import type { SearchError } from '#src/search/searchError.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { useClock } from '#src/ui/clock.ts'
import { CodeText } from '#src/ui/CodeText.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { ReloadLink } from '#src/ui/ReloadLink.tsx'
import { useQueryString } from '#src/view/useQueryString.ts'
import { useView } from '#src/view/useView.tsx'
import '#src/overview/chart.css'
import { refreshIntervalOf } from '#src/view/view.ts'
import { CapacityStrip } from './CapacityStrip.tsx'
import { staleAt, type Poll } from './freshness.ts'
import { FullScreenButton } from './FullScreenButton.tsx'
import { totalsOf } from './totals.ts'
import { Totals } from './Totals.tsx'
import { useInteraction } from './useInteraction.ts'
import { usePageTurns } from './usePageTurns.ts'
import { useReducedMotion } from './useReducedMotion.ts'
import { useWakeLock } from './useWakeLock.ts'
import { WallLists } from './WallLists.tsx'
import './wall.css'

interface WallProps {
  readonly name: string
  readonly rows: Uint32Array | null
  readonly onOpen: (id: string) => void
  readonly notices: ReactNode
}

/**
 * For a screen on a wall, so always dark. Nothing scrolls, except on a phone; see `layout.ts` for which lists are
 * hidden if space is short.
 */
export function Wall({ name, rows, onOpen, notices }: WallProps) {
  const [view, setView] = useView()
  const search = useSearch()
  const { current, fetchedAt } = search
  const stale = useStaleness(search, {
    refreshInterval: refreshIntervalOf(view.refresh),
    failures: requestsFailures({ statuses: [...view.status] }),
  })
  useWakeLock()
  const isStill = useReducedMotion()
  const [isPaused, setPaused] = useState(false)
  const { isPointed, isFocused, checkFocus, props: holdProps } = useInteraction()
  const turns = usePageTurns({ isPaused: isPaused || isPointed || isStill, isFocused, checkFocus })
  const leave = () => setView({ wall: false }, 'replace')
  const togglePaused = () => setPaused(!isPaused)
  useWallKeys({ leave, togglePaused })
  const totals = useMemo(
    () => current && rows && totalsOf({ list: current, rows, view, now: fetchedAt }),
    [current, rows, view, fetchedAt],
  )
  return (
    <main
      data-wall
      className="flex min-h-dvh flex-col gap-4 bg-canvas p-4 text-ink sm:h-dvh sm:overflow-hidden sm:px-6"
    >
      <title>{`${name} · Training jobs`}</title>
      <header className="flex shrink-0 flex-wrap items-center gap-x-6 gap-y-1">
        <h1 className="min-w-0 truncate text-2xl font-semibold">{name}</h1>
        {current && (
          <p className="whitespace-nowrap text-muted tabular-nums">
            Updated <Timestamp at={fetchedAt} zone={view.tz} exact />
          </p>
        )}
        <div className="ml-auto flex items-center gap-2">
          {!isStill && (
            <IconButton
              icon={isPaused ? Play : Pause}
              label={isPaused ? 'Resume pages' : 'Pause pages'}
              keys="Space"
              className={FINGER}
              onClick={togglePaused}
            />
          )}
          <FullScreenButton className={FINGER} />
          <IconButton
            icon={X}
            label="Exit wall display"
            keys="Esc"
            className={FINGER}
            onClick={leave}
          />
          <Clock zone={view.tz} />
        </div>
      </header>
      {notices}
      {current && <Banner stale={stale} />}
      {current && rows && totals ? (
        <div
          className={clsx(
            '@container flex min-h-0 flex-1 flex-col gap-4',
            stale !== null && 'opacity-80 grayscale',
          )}
        >
          <Totals totals={totals} />
          <CapacityStrip />
          <div className="flex min-h-0 flex-1 flex-col" {...holdProps}>
            <WallLists
              list={current}
              rows={rows}
              turns={isStill ? null : turns}
              hint={isStill ? '' : hintOf({ isPaused, isPointed, isFocused })}
              onOpen={onOpen}
            />
          </div>
        </div>
      ) : (
        <EmptyMessage stale={stale} />
      )}
    </main>
  )
}

interface StaleProps {
  readonly stale: Staleness | null
}

function Banner({ stale }: StaleProps) {
  return (
    <p
      className={clsx(
        'shrink-0 rounded-lg bg-tone-red-soft px-4 py-2 text-xl leading-8 font-semibold text-tone-red tabular-nums',
        stale === null && 'sr-only',
      )}
    >
      {/* Announced once; its age changes every second. */}
      <span role="alert">{stale?.why}</span> {stale?.since}
    </p>
  )
}

function EmptyMessage({ stale }: StaleProps) {
  return (
    <div className="m-auto flex max-w-[45rem] flex-col gap-4 text-center">
      <p role="alert" className="text-4xl font-semibold text-balance text-tone-red">
        {stale?.why}
      </p>
      <p className="text-xl leading-8 text-balance text-muted">
        {stale ? stale.since : 'Loading…'}
      </p>
    </div>
  )
}

const FINGER = 'pointer-coarse:size-11'

interface Pauses {
  readonly isPaused: boolean
  readonly isPointed: boolean
  readonly isFocused: boolean
}

function hintOf({ isPaused, isPointed, isFocused }: Pauses): string {
  if (isPaused) return 'Paused. Press Space to resume.'
  if (isPointed) return 'Paused on hover.'
  return isFocused ? 'Paused while a job is focused.' : 'Press Space to pause.'
}

interface Staleness {
  readonly why: string
  readonly since: ReactNode
}

/** `null` if the data is up to date. */
function useStaleness(
  { current, fetchedAt, error }: TrainingJobs,
  polling: Pick<Poll, 'refreshInterval' | 'failures'>,
): Staleness | null {
  const at = staleAt({ ...polling, active: current?.active ?? false, fetchedAt })
  const isStale = useClock((now) => now >= at)
  const query = useQueryString()
  const signIn = error?.kind === 'signed-out' && (
    <>
      {' '}
      <ReloadLink query={query} variant="tinted" className="ml-2 text-base" />
    </>
  )
  if (!current) {
    return (
      error && {
        why: describe(error),
        since: (
          <>
            <CodeText text={adviceFor(error).action} />
            {signIn}
          </>
        ),
      }
    )
  }
  if (!error && !isStale) return null
  const isOff = polling.refreshInterval === 'never'
  return {
    why: error ? describe(error) : isOff ? 'Refresh is off.' : 'No recent updates.',
    since: (
      <>
        Data is <Duration since={fetchedAt} /> old.{signIn}
      </>
    ),
  }
}

function describe(error: SearchError): string {
  const { title } = adviceFor(error)
  const status = reasonOf(error)?.status
  return status === undefined ? `${title}.` : `${title} (${status}).`
}

const clockFormat = zonedFormat({ timeStyle: 'short', hourCycle: 'h23' })

function Clock({ zone }: { readonly zone: Zone }) {
  const time = useClock((now) => clockFormat(zone).format(now))
  const name = useClock((now) => zoneName(now, zone))
  return (
    <time aria-label="Time" className="text-4xl font-semibold tabular-nums">
      {time} <span className="text-base font-normal text-muted">{name}</span>
    </time>
  )
}

interface WallKeys {
  readonly leave: () => void
  readonly togglePaused: () => void
}

function useWallKeys({ leave, togglePaused }: WallKeys): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { key, defaultPrevented, repeat, target } = event
    if (defaultPrevented) return
    if (key === 'Escape') leave()
    // Space presses a focused button instead.
    if (key !== ' ' || repeat || isPressable(target)) return
    event.preventDefault()
    togglePaused()
  })
  useEffect(() => {
    const listening = new AbortController()
    document.addEventListener('keydown', (event) => onKeyDown(event), { signal: listening.signal })
    return () => listening.abort()
  }, [])
}

const isPressable = (target: EventTarget | null) =>
  target instanceof Element && target.closest('button, a, input') !== null
