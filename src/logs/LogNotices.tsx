import { useSelector } from '@tanstack/react-store'
import { TAB_PANEL } from '#src/components/tabPanel.ts'
import { formatCount, plural, pluralForm } from '#src/lib/units.ts'
import type { Zone } from '#src/lib/zone.ts'
import { Button } from '#src/ui/Button.tsx'
import { PanelNotice } from '#src/ui/PanelNotice.tsx'
import { useFocusFallback } from '#src/ui/useFocusFallback.ts'
import { printMillisecond } from './lineTime.ts'
import { FailedNotice } from './LogFailure.tsx'
import { timeSinceCreation } from './logPreferences.ts'
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
  const isSince = useSelector(timeSinceCreation)
  const [first] = unreadable
  // With the date, since the rows of that time may be out of view.
  const clock = { zone, since: isSince ? log.span.createdAt : null, hasDate: true }
  const firstTime = first === undefined ? null : printMillisecond(first, clock)
  return (
    <>
      {log.error && buffer.length > 0 && <FailedNotice log={log} zone={zone} />}
      {log.link === 'loading' && buffer.length > 0 && (
        <PanelNotice tone="neutral">Loading the linked line…</PanelNotice>
      )}
      {log.link === 'missing' && (
        <PanelNotice tone="warning">
          The linked line is no longer available.
          {buffer.length > 0 && ' The log is open at the nearest line.'}
        </PanelNotice>
      )}
      {log.link === 'unloaded' && (
        <PanelNotice tone="neutral" actions={<LoadLinked load={log.loadLinked} />}>
          The linked line was unloaded.
        </PanelNotice>
      )}
      {isLinkHidden && (
        <PanelNotice tone="warning" actions={<ClearFilters onClear={onClearFilters} />}>
          The filters hide the linked line.
        </PanelNotice>
      )}
      {firstTime !== null && (
        <PanelNotice tone="warning">
          {unreadable.length === 1
            ? `${formatCount(paging.limit)} lines or more at ${firstTime}.`
            : `${formatCount(paging.limit)} lines or more at each of ${unreadable.length} times, the first at ${firstTime}.`}{' '}
          Some may be missing.
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

function LoadLinked({ load }: { readonly load: () => void }) {
  const ref = useFocusFallback<HTMLButtonElement>(TAB_PANEL)
  return (
    <Button ref={ref} variant="tinted" onClick={load}>
      Load linked line
    </Button>
  )
}
