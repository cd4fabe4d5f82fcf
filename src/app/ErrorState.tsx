import { CloudOff } from 'lucide-react'
import { formatClock } from '../jobs/time.ts'
import { adviceFor } from '../search/advice.ts'
import type { SearchError } from '../search/searchError.ts'
import type { TrainingJobs } from '../search/useTrainingJobs.ts'
import { classes, BUTTON } from '../ui/classes.ts'
import { useClock } from '../ui/clock.ts'
import { Notice } from '../ui/Notice.tsx'
import { Message } from './EmptyState.tsx'

interface ErrorProps {
  readonly error: SearchError
  readonly search: TrainingJobs
}

/** A failure with nothing else to show: what happened, what to do, when the next try is. */
export function ErrorState({ error, search }: ErrorProps) {
  const { title, todo } = adviceFor(error)
  return (
    <Message icon={<CloudOff aria-hidden className="size-6" />} title={title}>
      <div role="alert" className="flex flex-col gap-1">
        <p>{todo}</p>
        <p className="break-words">{error.message}</p>
      </div>
      <p className="tabular-nums">
        <NextTry search={search} />
      </p>
      <TryNow error={error} search={search} className={BUTTON} />
    </Message>
  )
}

/** A failure above rows that stay: since when they are old, and when the next try is. */
export function ErrorBanner({ error, search }: ErrorProps) {
  const { title, todo } = adviceFor(error)
  return (
    <Notice
      tone="error"
      action={
        <TryNow
          error={error}
          search={search}
          className="h-7 shrink-0 rounded-md border border-current px-2.5 disabled:opacity-60"
        />
      }
    >
      <strong className="font-medium">{title}.</strong>{' '}
      {search.current
        ? `The jobs below are as of ${formatClock(search.answeredAt)}.`
        : 'The jobs below are those of the earlier search.'}{' '}
      <span className="tabular-nums">
        <NextTry search={search} />
      </span>{' '}
      {todo} ({error.message})
    </Notice>
  )
}

function TryNow({ error, search, className }: ErrorProps & { readonly className: string }) {
  // Asking sooner than a 429 allows would only prolong the wait.
  const mustWait = error.kind === 'rate-limited' && search.nextPollAt !== null
  return (
    <button
      type="button"
      className={classes(className, 'whitespace-nowrap')}
      disabled={search.fetching || mustWait}
      onClick={search.refresh}
    >
      Try now
    </button>
  )
}

function NextTry({ search: { fetching, nextPollAt } }: { readonly search: TrainingJobs }) {
  const seconds = useClock((now) =>
    nextPollAt === null ? 0 : Math.max(0, Math.ceil((nextPollAt - now) / 1000)),
  )
  if (fetching) return 'Trying again …'
  if (nextPollAt === null) return 'Refresh is off, so there is no next try.'
  return `Next try in ${seconds} s.`
}
