import type { TrainingJobs } from '../search/useTrainingJobs.ts'
import { loadable } from '../ui/loadable.ts'
import { ignoredParameters } from '../view/ignored.ts'
import { ErrorBanner } from './ErrorState.tsx'
import { Cancelled } from './SearchProgress.tsx'
import { useAddress } from './useAddress.ts'

const IgnoredNotice = loadable(async () => (await import('./IgnoredNotice.tsx')).IgnoredNotice)
const LeftOutNotice = loadable(async () => (await import('./LeftOutNotice.tsx')).LeftOutNotice)

/** Lines above the jobs that say what a person should know of the address and of the answer. */
export function Notices({ search }: { readonly search: TrainingJobs }) {
  const { answer, current, error, cancelled } = search
  const address = useAddress()
  const ignored = ignoredParameters(address)
  return (
    <>
      {ignored.length > 0 && <IgnoredNotice address={address} ignored={ignored} />}
      {current && answer?.leftOut && <LeftOutNotice leftOut={answer.leftOut} />}
      {error && answer && <ErrorBanner error={error} search={search} />}
      {cancelled && !current && answer && <Cancelled search={search} />}
    </>
  )
}
