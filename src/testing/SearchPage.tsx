import { useMemo, type ReactNode } from 'react'
import { SearchContext } from '#src/search/SearchContext.ts'
import { useTrainingJobs } from '#src/search/useTrainingJobs.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { parseView } from '#src/view/url.ts'
import { ViewProvider, type SetView } from '#src/view/useView.tsx'
import { refreshIntervalOf } from '#src/view/view.ts'

interface SearchPageProps {
  /** The view's query string. */
  readonly query: string
  readonly setView?: SetView
  readonly children: ReactNode
}

const ignore = () => {}

/** Provides a view and its search, as the page does. */
export function SearchPage({ query, setView = ignore, children }: SearchPageProps) {
  const view = useMemo(() => parseView(query), [query])
  const search = useTrainingJobs(toSearchRequest(view), refreshIntervalOf(view.refresh))
  return (
    <ViewProvider view={view} setView={setView}>
      <SearchContext value={search}>{children}</SearchContext>
    </ViewProvider>
  )
}
