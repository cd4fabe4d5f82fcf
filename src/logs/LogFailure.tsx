import { Countdown } from '#src/components/Countdown.tsx'
import { FailureNotice, FailurePanel } from '#src/components/ReadFailure.tsx'
import { TAB_PANEL } from '#src/components/tabPanel.ts'
import type { Zone } from '#src/lib/zone.ts'
import { reasonOf } from '#src/search/errorMessages.ts'
import { needsUserAction } from '#src/search/polling.ts'
import type { SearchError } from '#src/search/searchError.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMachineClock } from '#src/ui/clock.ts'
import { ReloadLink } from '#src/ui/ReloadLink.tsx'
import { useFocusFallback } from '#src/ui/useFocusFallback.ts'
import { useQueryString } from '#src/view/useQueryString.ts'
import { describeLogError } from './logErrors.ts'
import type { OpenLog } from './openLog.ts'

interface FailedProps {
  readonly log: OpenLog
  readonly zone: Zone
}

/** Above the loaded lines, if a request for others failed. */
export function FailedNotice({ log, zone }: FailedProps) {
  if (!log.error) return null
  return (
    <FailureNotice
      {...failureOf(log, log.error)}
      zone={zone}
      actions={<Retry log={log} variant="tinted" />}
    />
  )
}

/** In place of the lines, if the first request for lines failed. */
export function FailedLog({ log, zone }: FailedProps) {
  if (!log.error) return null
  return (
    <FailurePanel
      {...failureOf(log, log.error)}
      zone={zone}
      actions={<Retry log={log} variant="outline" />}
    />
  )
}

function failureOf(log: OpenLog, error: SearchError) {
  return {
    advice: describeLogError(error),
    reason: reasonOf(error),
    since: log.failedSince,
    nextRetry: <NextRetry log={log} />,
  }
}

interface RetryProps {
  readonly log: OpenLog
  readonly variant: 'tinted' | 'outline'
}

function Retry({ log, variant }: RetryProps) {
  const { error, isRetrying, waitUntil } = log
  const query = useQueryString()
  const canRetry = useMachineClock((now) => !isRetrying && now >= waitUntil)
  const ref = useFocusFallback<HTMLButtonElement>(TAB_PANEL)
  return (
    <>
      {error?.kind === 'signed-out' && <ReloadLink query={query} variant={variant} />}
      <Button ref={ref} variant={variant} disabled={!canRetry} onClick={log.retry}>
        Retry now
      </Button>
    </>
  )
}

/** When the failed request is repeated; nothing if only the user can fix the error. */
function NextRetry({ log }: { readonly log: OpenLog }) {
  const { error, isRetrying, retryAt } = log
  if (!error || needsUserAction(error)) return null
  if (isRetrying) return 'Retrying…'
  return (
    retryAt !== null && (
      <>
        Retrying in <Countdown until={retryAt} />
      </>
    )
  )
}
