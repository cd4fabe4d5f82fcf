import { useSelector } from '@tanstack/react-store'
import { useLayoutEffect } from 'react'
import { phaseOf } from '#src/contract/statuses.ts'
import { useKnownOptions } from '#src/filters/useKnownOptions.ts'
import { clockOffset } from '#src/lib/apiClock.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { useClock } from '#src/ui/clock.ts'
import { loadable } from '#src/ui/loadable.ts'
import { missingFiles } from '#src/ui/missingFiles.ts'
import { ignoredParameters } from '#src/view/ignored.ts'
import { useQueryString } from '#src/view/useQueryString.ts'
import { ErrorBanner, ReloadNotice } from './lazyFailures.tsx'

const Canceled = loadable(async () => (await import('./Canceled.tsx')).Canceled)
const ClockNotice = loadable(async () => (await import('./ClockNotice.tsx')).ClockNotice)
const ErrorTypeNotice = loadable(
  async () => (await import('./ErrorTypeNotice.tsx')).ErrorTypeNotice,
)
const IgnoredNotice = loadable(async () => (await import('./IgnoredNotice.tsx')).IgnoredNotice)
const UnknownNotice = loadable(async () => (await import('./UnknownNotice.tsx')).UnknownNotice)
const UserNotice = loadable(async () => (await import('./UserNotice.tsx')).UserNotice)
const InvalidRowsNotice = loadable(
  async () => (await import('./InvalidRowsNotice.tsx')).InvalidRowsNotice,
)

export function Notices() {
  const { state, result } = useSearch()
  return (
    <>
      <PageNotices />
      {state === 'canceled' && result && <Canceled />}
    </>
  )
}

interface PollNoticesProps {
  /** The time that relative ranges of the view end at, ms since the epoch; 0 if the view has none. */
  readonly now: number
}

export function FailedPoll() {
  const { result, error } = useSearch()
  const isDisplayed = error !== null && result !== null
  // The poll that removes the notice also updates the rows. Their positions are compared with the layout without the
  // notice, so that layout must be measured first.
  useLayoutEffect(() => {
    if (!isDisplayed) window.dispatchEvent(new Event('resize'))
  }, [isDisplayed])
  return isDisplayed && <ErrorBanner />
}

/** Displayed below the jobs. Above them, they would cover the column headers. */
export function PollNotices({ now }: PollNoticesProps) {
  const { statuses } = useKnownOptions()
  return (
    <>
      <InvalidRows />
      {[...statuses].some((status) => phaseOf(status) === 'unknown') && <UnknownNotice now={now} />}
    </>
  )
}

export function ResultNotices() {
  return (
    <>
      <PageNotices />
      <InvalidRows />
    </>
  )
}

function PageNotices() {
  const { state, result } = useSearch()
  const address = useQueryString()
  const ignored = ignoredParameters(address)
  const isMissing = useSelector(missingFiles, (missing) => missing !== null)
  const isClockOff = useClock(() => clockOffset.get() !== 0)
  return (
    <>
      {isMissing && <ReloadNotice />}
      {isClockOff && <ClockNotice />}
      {(ignored.length > 0 || /not-|created=|ended=|during=/.test(address)) && (
        <IgnoredNotice address={address} ignored={ignored} />
      )}
      {state === 'ready' && address.includes('fault=') && <ErrorTypeNotice index={result.index} />}
      {state === 'ready' && address.includes('user=') && <UserNotice list={result} />}
    </>
  )
}

function InvalidRows() {
  const { state, result } = useSearch()
  return (
    state === 'ready' &&
    result.invalidRows && <InvalidRowsNotice invalidRows={result.invalidRows} />
  )
}
