import { CloudOff } from 'lucide-react'
import { Countdown } from '#src/components/Countdown.tsx'
import { ErrorReason } from '#src/components/ErrorReason.tsx'
import { Timestamp } from '#src/components/Timestamp.tsx'
import { useCanRefresh } from '#src/refresh/useCanRefresh.ts'
import { adviceFor, reasonOf } from '#src/search/errorMessages.ts'
import { needsUserAction } from '#src/search/polling.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import type { SearchError } from '#src/search/searchError.ts'
import { Button, type ButtonVariant } from '#src/ui/Button.tsx'
import { useMachineClock } from '#src/ui/clock.ts'
import { CodeText } from '#src/ui/CodeText.tsx'
import { ReloadLink } from '#src/ui/ReloadLink.tsx'
import { useFocusFallback } from '#src/ui/useFocusFallback.ts'
import { useQueryString } from '#src/view/useQueryString.ts'
import { useZone } from '#src/view/zone.ts'
import { Message } from './Message.tsx'
import { Notice } from './Notice.tsx'

const TOUCH = 'pointer-coarse:h-11'

export function ErrorState() {
  const { error } = useSearch()
  if (!error) return null
  const { title, action } = adviceFor(error)
  const reason = reasonOf(error)
  return (
    <Message icon={<CloudOff aria-hidden className="size-6" />} title={title}>
      <div role="alert" className="flex flex-col gap-1 text-balance">
        <p>
          <CodeText text={action} />
        </p>
        {reason && (
          <p className="wrap-anywhere">
            <ErrorReason {...reason} />
          </p>
        )}
      </div>
      {!needsUserAction(error) && (
        <p className="tabular-nums">
          <NextRetry />
        </p>
      )}
      <div className="flex flex-wrap justify-center gap-2">
        <SignIn error={error} variant="outline" />
        <RetryNow variant="outline" />
      </div>
    </Message>
  )
}

export function ErrorBanner() {
  const { state, error, fetchedAt } = useSearch()
  const zone = useZone()
  if (!error) return null
  const { title, action } = adviceFor(error)
  const reason = reasonOf(error)
  const time = <Timestamp at={fetchedAt} zone={zone} />
  return (
    <Notice
      tone="error"
      aside={
        <>
          {/* Wide enough for every wait below an hour, so that the countdown doesn't rewrap the text. */}
          {!needsUserAction(error) && (
            <span className="min-w-36 tabular-nums">
              <NextRetry />
            </span>
          )}
          <SignIn error={error} variant="tinted" />
          <RetryNow variant="tinted" />
        </>
      }
    >
      <strong className="font-medium">{title}.</strong>{' '}
      {state === 'ready' ? 'Showing data from ' : 'Showing data from the previous search at '}
      {time}. <CodeText text={action} /> {reason && <ErrorReason {...reason} />}
    </Notice>
  )
}

interface SignInProps {
  readonly error: SearchError
  readonly variant: ButtonVariant
}

/** A link to the login in front of the page, if that caused the error. */
function SignIn({ error, variant }: SignInProps) {
  const query = useQueryString()
  return (
    error.kind === 'signed-out' && <ReloadLink query={query} variant={variant} className={TOUCH} />
  )
}

function RetryNow({ variant }: { readonly variant: ButtonVariant }) {
  const search = useSearch()
  const canRefresh = useCanRefresh()
  const ref = useFocusFallback<HTMLButtonElement>('main')
  return (
    <Button
      ref={ref}
      variant={variant}
      className={TOUCH}
      disabled={!canRefresh}
      onClick={search.refresh}
    >
      Retry now
    </Button>
  )
}

function NextRetry() {
  const { fetching, nextPollAt, waitUntil } = useSearch()
  const mustWait = useMachineClock((now) => now < waitUntil)
  if (fetching) return 'Retrying…'
  if (nextPollAt !== null) {
    return (
      <>
        Retrying in <Countdown until={nextPollAt} />
      </>
    )
  }
  if (!mustWait) return 'Refresh is off. Retry manually.'
  return (
    <>
      Refresh is off. You can retry in <Countdown until={waitUntil} />.
    </>
  )
}
