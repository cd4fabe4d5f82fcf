import type { ReactNode } from 'react'
import { Countdown } from '#src/components/Countdown.tsx'
import { ErrorReason } from '#src/components/ErrorReason.tsx'
import { Timestamp } from '#src/components/Timestamp.tsx'
import { formatCount, plural, pluralForm } from '#src/lib/units.ts'
import type { Zone } from '#src/lib/zone.ts'
import { reasonOf } from '#src/search/errorMessages.ts'
import { needsUserAction } from '#src/search/polling.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMachineClock } from '#src/ui/clock.ts'
import { CodeText } from '#src/ui/CodeText.tsx'
import { ReloadLink } from '#src/ui/ReloadLink.tsx'
import { useFocusFallback } from '#src/ui/useFocusFallback.ts'
import { useQueryString } from '#src/view/useQueryString.ts'
import { printMillisecond } from './lineTime.ts'
import { describeLogError } from './logErrors.ts'
import { LogNotice } from './LogNotice.tsx'
import type { OpenLog } from './openLog.ts'

/** Gets the focus when a button with the focus disappears. */
const TAB_PANEL = '[role="tabpanel"]'

interface LogNoticesProps {
  readonly log: OpenLog
  readonly zone: Zone
  /** Whether the filters hide the linked line. */
  readonly isLinkHidden: boolean
  readonly onClearFilters: () => void
}

/** What is missing in the log, and why. */
export function LogNotices({ log, zone, isLinkHidden, onClearFilters }: LogNoticesProps) {
  const { buffer, paging, invalid } = log.log
  const { unreadable } = paging
  const [first] = unreadable
  return (
    <>
      {log.error && buffer.length > 0 && <FailedNotice log={log} zone={zone} />}
      {log.link === 'loading' && buffer.length > 0 && (
        <LogNotice tone="neutral">Loading the linked line…</LogNotice>
      )}
      {log.link === 'missing' && (
        <LogNotice tone="warning">
          The linked line is no longer available.
          {buffer.length > 0 && ' The log is open at the nearest line.'}
        </LogNotice>
      )}
      {log.link === 'unloaded' && (
        <LogNotice tone="neutral" actions={<LoadLinked load={log.loadLinked} />}>
          The linked line was unloaded.
        </LogNotice>
      )}
      {isLinkHidden && (
        <LogNotice tone="warning" actions={<ClearFilters onClear={onClearFilters} />}>
          The filters hide the linked line.
        </LogNotice>
      )}
      {first !== undefined && (
        <LogNotice tone="warning">
          {unreadable.length === 1
            ? `${formatCount(paging.limit)} lines or more at ${printMillisecond(first)}.`
            : `${formatCount(paging.limit)} lines or more at each of ${unreadable.length} times, the first at ${printMillisecond(first)}.`}{' '}
          Some may be missing.
        </LogNotice>
      )}
      {invalid.size > 0 && (
        <LogNotice tone="warning">
          {plural(invalid.size, 'line')} can’t be displayed because{' '}
          {pluralForm(
            invalid.size,
            'its timestamp isn’t a time.',
            'their timestamps aren’t times.',
          )}
        </LogNotice>
      )}
      {log.dropped && (
        <LogNotice tone="neutral">
          {log.dropped === 'start' ? 'Earlier' : 'Later'} lines were unloaded: at most 100,000 stay
          loaded.
        </LogNotice>
      )}
    </>
  )
}

function ClearFilters({ onClear }: { readonly onClear: () => void }) {
  return (
    <Button variant="tinted" onClick={onClear}>
      Clear filters
    </Button>
  )
}

function LoadLinked({ load }: { readonly load: () => void }) {
  const ref = useFocusFallback<HTMLButtonElement>(TAB_PANEL)
  return (
    <Button ref={ref} variant="tinted" onClick={load}>
      Load linked line
    </Button>
  )
}

interface FailedProps {
  readonly log: OpenLog
  readonly zone: Zone
}

function FailedNotice({ log, zone }: FailedProps) {
  const { error, failedSince } = log
  if (!error) return null
  const { title, action } = describeLogError(error)
  const reason = reasonOf(error)
  return (
    <LogNotice
      tone="error"
      actions={
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-36 tabular-nums empty:hidden">
            <NextRetry log={log} />
          </span>
          <Retry log={log} variant="tinted" />
        </div>
      }
    >
      <strong className="font-medium">{title}.</strong>{' '}
      {failedSince !== null && (
        <>
          Failing since <Timestamp at={failedSince} zone={zone} exact />.{' '}
        </>
      )}
      <CodeText text={action} /> {reason && <ErrorReason {...reason} />}
    </LogNotice>
  )
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

/** In place of the lines, if the first request for lines failed. */
export function FailedLog({ log, zone }: FailedProps): ReactNode {
  const { error, failedSince } = log
  if (!error) return null
  const { title, action } = describeLogError(error)
  const reason = reasonOf(error)
  return (
    <div className="m-auto flex max-w-md flex-col items-center gap-1 px-5 py-8 text-center">
      <div role="alert" className="flex flex-col items-center gap-1">
        <h3 className="font-medium">{title}</h3>
        <p className="wrap-anywhere text-muted">
          <CodeText text={action} /> {reason && <ErrorReason {...reason} />}
        </p>
        {failedSince !== null && (
          <p className="text-muted">
            Failing since <Timestamp at={failedSince} zone={zone} exact />.
          </p>
        )}
      </div>
      {/* Not announced every second. */}
      <p className="text-muted tabular-nums empty:hidden">
        <NextRetry log={log} />
      </p>
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        <Retry log={log} variant="outline" />
      </div>
    </div>
  )
}
