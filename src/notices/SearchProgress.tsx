import { useSearch } from '#src/search/SearchContext.ts'
import { useSearchProgress } from '#src/search/useSearchProgress.ts'
import { loadable } from '#src/ui/loadable.ts'

const ProgressBar = loadable(async () => (await import('./ProgressBar.tsx')).ProgressBar)

/** Not displayed for a fast response. */
export function SearchProgress() {
  const { cancel } = useSearch()
  const progress = useSearchProgress()
  return progress && <ProgressBar {...progress} onCancel={cancel} />
}
