import type { ReactNode } from 'react'
import { FailureNotice, FailurePanel } from '#src/components/ReadFailure.tsx'
import { formatCount, plural, pluralForm } from '#src/lib/units.ts'
import type { Zone } from '#src/lib/zone.ts'
import { reasonOf } from '#src/search/errorMessages.ts'
import { Button } from '#src/ui/Button.tsx'
import { PanelNotice } from '#src/ui/PanelNotice.tsx'
import { ReloadLink } from '#src/ui/ReloadLink.tsx'
import { useQueryString } from '#src/view/useQueryString.ts'
import { printMillisecond } from './lineTime.ts'
import { describeLogError } from './logErrors.ts'
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
        <PanelNotice tone="neutral">Loading the linked line…</PanelNotice>
      )}
      {log.link === 'missing' && (
        <PanelNotice tone="warning">The linked line is no longer available.</PanelNotice>
      )}
      {isLinkHidden && (
        <PanelNotice tone="warning" actions={<ClearFilters onClear={onClearFilters} />}>
          The filters hide the linked line.
        </PanelNotice>
      )}
      {first !== undefined && (
        <PanelNotice tone="warning">
          {unreadable.length === 1
            ? `More than ${formatCount(paging.limit)} lines at ${printMillisecond(first)}.`
            : `More than ${formatCount(paging.limit)} lines at each of ${unreadable.length} times, the first at ${printMillisecond(first)}.`}{' '}
          Some can’t be displayed.
        </PanelNotice>
      )}
      {invalid.size > 0 && (
        <PanelNotice tone="warning">
          {plural(invalid.size, 'line')} can’t be displayed because{' '}
          {pluralForm(
            invalid.size,
            'its timestamp isn’t a time.',
            'their timestamps aren’t times.',
          )}
        </PanelNotice>
      )}
      {log.dropped && (
        <PanelNotice tone="neutral">
          {log.dropped === 'start' ? 'Earlier' : 'Later'} lines were unloaded: at most 100,000 stay
          loaded.
        </PanelNotice>
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
  return (
    <FailureNotice
      advice={describeLogError(error)}
      reason={reasonOf(error)}
      since={failedSince}
      zone={zone}
      actions={<Retry log={log} variant="tinted" />}
    />
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
  return (
    <FailurePanel
      advice={describeLogError(error)}
      reason={reasonOf(error)}
      since={failedSince}
      zone={zone}
      actions={<Retry log={log} variant="outline" />}
    />
  )
}
