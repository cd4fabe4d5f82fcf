import { CloudOff } from 'lucide-react'
import { formatMoment } from '#src/lib/zone.ts'
import { adviceFor } from '#src/search/errorMessages.ts'
import type { SearchError } from '#src/search/searchError.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { Button, type ButtonLook } from '#src/ui/Button.tsx'
import { useClock, useMachineClock } from '#src/ui/clock.ts'
import { Message } from '#src/ui/Message.tsx'
import { Notice } from '#src/ui/Notice.tsx'
import { useZone } from '#src/view/zone.ts'
import { useMayAsk } from '#src/refresh/useCanRefresh.ts'

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
        <p className="wrap-anywhere">{error.message}</p>
      </div>
      <p className="tabular-nums">
        <NextTry search={search} />
      </p>
      <TryNow search={search} look="outline" />
    </Message>
  )
}

/** A failure above rows that stay: since when they are old, and when the next try is. */
export function ErrorBanner({ error, search }: ErrorProps) {
  const { title, todo } = adviceFor(error)
  const zone = useZone()
  const moment = useClock((now) => formatMoment(search.answeredAt, now, zone))
  return (
    <Notice
      tone="error"
      aside={
        <>
          <span className="tabular-nums">
            <NextTry search={search} />
          </span>
          <TryNow search={search} look="tinted" />
        </>
      }
    >
      <strong className="font-medium">{title}.</strong>{' '}
      {search.current
        ? `The jobs below are as of ${moment}.`
        : `The jobs below are those of the earlier search, as of ${moment}.`}{' '}
      {todo} (<bdi>{error.message}</bdi>)
    </Notice>
  )
}

interface TryNowProps {
  readonly search: TrainingJobs
  readonly look: ButtonLook
}

function TryNow({ search, look }: TryNowProps) {
  const mayAsk = useMayAsk(search)
  return (
    <Button look={look} disabled={!mayAsk} onClick={search.refresh}>
      Try now
    </Button>
  )
}

function NextTry({ search }: { readonly search: TrainingJobs }) {
  const { fetching, nextPollAt, waitUntil } = search
  const at = nextPollAt ?? waitUntil
  const seconds = useMachineClock((now) => Math.max(0, Math.ceil((at - now) / 1000)))
  if (fetching) return 'Trying again …'
  if (nextPollAt !== null) return `Next try in ${seconds} s.`
  return seconds > 0
    ? `Refresh is off. You can try again in ${seconds} s.`
    : 'Refresh is off, so there is no next try.'
}
