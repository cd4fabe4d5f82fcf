import { SearchSlash } from 'lucide-react'
import { useSearch } from '#src/search/SearchContext.ts'
import { Message } from './Message.tsx'
import { Notice } from './Notice.tsx'
import { Button } from '#src/ui/Button.tsx'

/** Displayed if the search was canceled: in place of rows, or above those of the search before. */
export function Canceled() {
  const { result, refresh } = useSearch()
  if (result) {
    return (
      <Notice
        tone="warning"
        aside={
          <Button look="tinted" onClick={refresh}>
            Search again
          </Button>
        }
      >
        The search was cancelled. The jobs below are those of the earlier search.
      </Notice>
    )
  }
  return (
    <Message icon={<SearchSlash aria-hidden className="size-6" />} title="The search was cancelled">
      <p>Nothing is asked until you say so. A narrower search has a shorter answer.</p>
      <Button onClick={refresh}>Search again</Button>
    </Message>
  )
}
