import { CloudOff } from 'lucide-react'
import { Countdown } from '#src/components/Countdown.tsx'
import { Timestamp } from '#src/components/Timestamp.tsx'
import { adviceFor } from '#src/search/errorMessages.ts'
import type { SearchError } from '#src/search/searchError.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { useMachineClock } from '#src/ui/clock.ts'
import { Message } from './Message.tsx'
import { Notice } from './Notice.tsx'
import { Button, type ButtonLook } from '#src/ui/Button.tsx'
import { useZone } from '#src/view/zone.ts'
import { useCanRefresh } from '#src/refresh/useCanRefresh.ts'

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
  const time = <Timestamp at={search.fetchedAt} zone={zone} />
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
      {search.state === 'ready'
        ? 'The jobs below are as of '
        : 'The jobs below are those of the earlier search, as of '}
      {time}. {todo} (<bdi>{error.message}</bdi>)
    </Notice>
  )
}

interface TryNowProps {
  readonly search: TrainingJobs
  readonly look: ButtonLook
}

function TryNow({ search, look }: TryNowProps) {
  const mayAsk = useCanRefresh(search)
  return (
    <Button look={look} disabled={!mayAsk} onClick={search.refresh}>
      Try now
    </Button>
  )
}

function NextTry({ search }: { readonly search: TrainingJobs }) {
  const { fetching, nextPollAt, waitUntil } = search
  const mustWait = useMachineClock((now) => now < waitUntil)
  if (fetching) return 'Trying again …'
  if (nextPollAt !== null) {
    return (
      <>
        Next try in <Countdown until={nextPollAt} />.
      </>
    )
  }
  if (!mustWait) return 'Refresh is off, so there is no next try.'
  return (
    <>
      Refresh is off. You can try again in <Countdown until={waitUntil} />.
    </>
  )
}
