import type { ReactNode } from 'react'
import { ErrorReason } from '#src/components/ErrorReason.tsx'
import { Timestamp } from '#src/components/Timestamp.tsx'
import { formatCount, plural, pluralForm } from '#src/lib/units.ts'
import type { Zone } from '#src/lib/zone.ts'
import { reasonOf } from '#src/search/errorMessages.ts'
import { Button } from '#src/ui/Button.tsx'
import { CodeText } from '#src/ui/CodeText.tsx'
import { ReloadLink } from '#src/ui/ReloadLink.tsx'
import { useQueryString } from '#src/view/useQueryString.ts'
import { printMillisecond } from './lineTime.ts'
import { describeLogError } from './logErrors.ts'
import { LogNotice } from './LogNotice.tsx'
import type { OpenLog } from './openLog.ts'

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
        <LogNotice tone="warning">The linked line is no longer available.</LogNotice>
      )}
      {isLinkHidden && (
        <LogNotice tone="warning" actions={<ClearFilters onClear={onClearFilters} />}>
          The filters hide the linked line.
        </LogNotice>
      )}
      {first !== undefined && (
        <LogNotice tone="warning">
          {unreadable.length === 1
            ? `More than ${formatCount(paging.limit)} lines at ${printMillisecond(first)}.`
            : `More than ${formatCount(paging.limit)} lines at each of ${unreadable.length} times, the first at ${printMillisecond(first)}.`}{' '}
          Some can’t be displayed.
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
    <LogNotice tone="error" actions={<Retry log={log} variant="tinted" />}>
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
  const query = useQueryString()
  return (
    <>
      {log.error?.kind === 'signed-out' && <ReloadLink query={query} variant={variant} />}
      <Button variant={variant} onClick={log.retry}>
        Retry now
      </Button>
    </>
  )
}

/** In place of the lines, if the first request for lines failed. */
export function FailedLog({ log, zone }: FailedProps): ReactNode {
  const { error, failedSince } = log
  if (!error) return null
  const { title, action } = describeLogError(error)
  const reason = reasonOf(error)
  return (
    <div
      role="alert"
      className="m-auto flex max-w-md flex-col items-center gap-1 px-5 py-8 text-center"
    >
      <h3 className="font-medium">{title}</h3>
      <p className="wrap-anywhere text-muted">
        <CodeText text={action} /> {reason && <ErrorReason {...reason} />}
      </p>
      {failedSince !== null && (
        <p className="text-muted">
          Failing since <Timestamp at={failedSince} zone={zone} exact />.
        </p>
      )}
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        <Retry log={log} variant="outline" />
      </div>
    </div>
  )
}
