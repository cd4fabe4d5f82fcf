import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { zonedFormat, zoneName, type Zone } from '#src/lib/zone.ts'
import { Duration } from '#src/components/Duration.tsx'
import { Timestamp } from '#src/components/Timestamp.tsx'
import { adviceFor } from '#src/search/errorMessages.ts'
import type { Pace } from '#src/search/polling.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { useClock } from '#src/ui/clock.ts'
import { useView } from '#src/view/useView.tsx'
import { paceOf } from '#src/view/view.ts'
import { showsAllWaiting } from '#src/view/filtering/waiting.ts'
import '#src/overview/chart.css'
import { useAppliedPatterns } from '#src/overview/patterns.ts'
import { IconButton } from '#src/ui/IconButton.tsx'
import { Now } from '#src/overview/now/Now.tsx'
import { Queue } from '#src/overview/queue/Queue.tsx'
import { staleAt } from './freshness.ts'
import { Fitting } from './Fitting.tsx'
import { FullScreenButton } from './FullScreenButton.tsx'
import { Running } from './Running.tsx'
import { useAwake } from './useAwake.ts'

interface WallProps {
  /** What the view is called. */
  readonly name: string
  /** The rows of the displayed result that match the view; `null` until there is one. */
  readonly rows: Uint32Array | null
  readonly onOpen: (id: string) => void
  /** Messages about invalid rows, and about parameters that are ignored. */
  readonly notices: ReactNode
}

/** How many GPU types a wall has room for. */
const TYPES = 8

/** The view for a screen on a wall: what can be read from afar, and how old it is. Dark, whatever the theme. */
export function Wall({ name, rows, onOpen, notices }: WallProps) {
  const [view, setView] = useView()
  const search = useSearch()
  const { state, result, fetchedAt } = search
  const old = useOld(search, paceOf(view.refresh))
  useAwake()
  useAppliedPatterns()
  const leave = () => setView({ wall: false }, 'replace')
  useEscape(leave)
  const ranked = state === 'ready' && showsAllWaiting(view)
  return (
    <main
      data-wall
      className="flex min-h-dvh flex-col gap-4 bg-canvas p-[max(1.5vw,1rem)] text-ink lg:h-dvh lg:overflow-hidden"
    >
      <title>{`${name} · Training jobs`}</title>
      <header className="flex shrink-0 flex-wrap items-center gap-x-6 gap-y-2">
        <h1 className="min-w-0 truncate text-2xl font-semibold">{name}</h1>
        <p className="text-muted tabular-nums">
          {result ? (
            <>
              Last good poll <Timestamp at={fetchedAt} zone={view.tz} />
            </>
          ) : (
            'Waiting for the first answer …'
          )}
        </p>
        <div className="ml-auto flex items-center gap-2">
          <FullScreenButton />
          <IconButton icon={X} label="Leave the wall" keys="Esc" size="medium" onClick={leave} />
          <Clock zone={view.tz} />
        </div>
      </header>
      {notices}
      <p
        className={clsx(
          'shrink-0 rounded-lg bg-tone-red-soft px-4 py-3 text-xl font-semibold text-tone-red tabular-nums',
          old === null && 'sr-only',
        )}
      >
        {/* Announced once; its age changes every second. */}
        <span role="alert">{old?.why}</span> {old?.since}
      </p>
      {result && rows && (
        <div
          className={clsx(
            'grid min-h-0 flex-1 gap-x-10 gap-y-6 lg:grid-cols-2 lg:grid-rows-[auto_minmax(0,1fr)]',
            (old !== null || state !== 'ready') && 'opacity-60 grayscale',
          )}
        >
          <Now list={result} rows={rows} listed={TYPES} onOpen={onOpen} />
          <Fitting className="lg:row-span-2">
            {(listed) => <Running list={result} rows={rows} listed={listed} onOpen={onOpen} />}
          </Fitting>
          <Fitting>
            {(listed) => (
              <Queue list={result} rows={rows} listed={listed} ranked={ranked} onOpen={onOpen} />
            )}
          </Fitting>
        </div>
      )}
    </main>
  )
}

/** Why the jobs can't be trusted, and since when, in words; `null` if they can. */
function useOld(
  { result, fetchedAt, error }: TrainingJobs,
  pace: Pace,
): { readonly why: string; readonly since: ReactNode } | null {
  const at = staleAt({ pace, active: result?.active ?? false, fetchedAt })
  const isStale = useClock((now) => now >= at)
  const title = error && adviceFor(error).title
  if (!result) return title ? { why: `${title}.`, since: 'There is no answer yet.' } : null
  if (!error && !isStale) return null
  const age = <Duration since={fetchedAt} />
  if (!error && pace === 'never') {
    return { why: 'Polling is off.', since: <>The last answer is {age} old.</> }
  }
  return { why: `${title ?? 'Not up to date'}.`, since: <>The last good poll was {age} ago.</> }
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

function useEscape(leave: () => void): void {
  useEffect(() => {
    const onKeyDown = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented) leave()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [leave])
}
