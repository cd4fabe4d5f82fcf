import { useSelector } from '@tanstack/react-store'
import { phaseOf } from '#src/contract/statuses.ts'
import { useKnownOptions } from '#src/filters/useKnownOptions.ts'
import { clockOffset } from '#src/lib/apiClock.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { useClock } from '#src/ui/clock.ts'
import { loadable } from '#src/ui/loadable.ts'
import { missingFiles } from '#src/ui/missingFiles.ts'
import { ignoredParameters } from '#src/view/ignored.ts'
import { ErrorBanner, ReloadNotice } from './lazyFailures.tsx'
import { useQueryString } from '#src/view/useQueryString.ts'

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

interface NoticesProps {
  /** What spans before now are counted from, ms since the epoch; 0 if the view has none. */
  readonly now: number
}

/** Lines above the jobs: what a person should know about the URL, the search and its result. */
export function Notices({ now }: NoticesProps) {
  const { state, result, error } = useSearch()
  const { statuses } = useKnownOptions()
  return (
    <>
      <ResultNotices />
      {[...statuses].some((status) => phaseOf(status) === 'unknown') && <UnknownNotice now={now} />}
      {error && result && <ErrorBanner />}
      {state === 'canceled' && result && <Canceled />}
    </>
  )
}

/** What is missing from the page, ignored in the URL or invalid in the result, and whether times are corrected. */
export function ResultNotices() {
  const { state, result } = useSearch()
  const address = useQueryString()
  const ignored = ignoredParameters(address)
  const isMissing = useSelector(missingFiles, (missing) => missing !== null)
  const isClockOff = useClock(() => clockOffset.get() !== 0)
  return (
    <>
      {isMissing && <ReloadNotice />}
      {isClockOff && <ClockNotice />}
      {(ignored.length > 0 || address.includes('not-')) && (
        <IgnoredNotice address={address} ignored={ignored} />
      )}
      {state === 'ready' && address.includes('fault=') && <ErrorTypeNotice index={result.index} />}
      {state === 'ready' && address.includes('user=') && <UserNotice index={result.index} />}
      {state === 'ready' && result.invalidRows && (
        <InvalidRowsNotice invalidRows={result.invalidRows} />
      )}
    </>
  )
}
