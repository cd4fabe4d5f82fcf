import { phaseOf } from '#src/contract/statuses.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { clockOffset } from '#src/lib/apiClock.ts'
import { useClock } from '#src/ui/clock.ts'
import { loadable } from '#src/ui/loadable.ts'
import { ignoredParameters } from '#src/view/ignored.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import { ErrorBanner } from './lazyErrors.ts'
import { ReloadNotice } from './ReloadNotice.tsx'
import { useQueryString } from '#src/view/useQueryString.ts'

const Canceled = loadable(async () => (await import('./Canceled.tsx')).Canceled)
const ClockNotice = loadable(async () => (await import('./ClockNotice.tsx')).ClockNotice)
const ErrorTypeNotice = loadable(
  async () => (await import('./ErrorTypeNotice.tsx')).ErrorTypeNotice,
)
const IgnoredNotice = loadable(async () => (await import('./IgnoredNotice.tsx')).IgnoredNotice)
const UnknownNotice = loadable(async () => (await import('./UnknownNotice.tsx')).UnknownNotice)
const InvalidRowsNotice = loadable(
  async () => (await import('./InvalidRowsNotice.tsx')).InvalidRowsNotice,
)

interface AnswerNoticesProps {
  readonly search: TrainingJobs
}

interface NoticesProps extends AnswerNoticesProps {
  readonly view: View
  readonly setView: SetView
  /** The statuses that responses so far contained. */
  readonly seen: ReadonlySet<string>
  /** ms since the epoch */
  readonly now: number
}

/** Lines above the jobs that say what a person should know of the address and of the answer. */
export function Notices({ search, seen, ...page }: NoticesProps) {
  const { state, result, error } = search
  return (
    <>
      <AnswerNotices search={search} />
      {[...seen].some((status) => phaseOf(status) === 'unknown') && (
        <UnknownNotice jobs={result?.jobs} {...page} />
      )}
      {error && result && <ErrorBanner error={error} search={search} />}
      {state === 'canceled' && result && <Canceled search={search} />}
    </>
  )
}

/** What of the page, the address and the answer is left out, and whether its times are corrected. */
export function AnswerNotices({ search: { state, result } }: AnswerNoticesProps) {
  const address = useQueryString()
  const ignored = ignoredParameters(address)
  const isClockOff = useClock(() => clockOffset.get() !== 0)
  return (
    <>
      <ReloadNotice />
      {isClockOff && <ClockNotice />}
      {(ignored.length > 0 || address.includes('not-')) && (
        <IgnoredNotice address={address} ignored={ignored} />
      )}
      {state === 'ready' && address.includes('fault=') && <ErrorTypeNotice index={result.index} />}
      {state === 'ready' && result.leftOut && <InvalidRowsNotice leftOut={result.leftOut} />}
    </>
  )
}
