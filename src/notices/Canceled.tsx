import { SearchSlash } from 'lucide-react'
import { useSearch } from '#src/search/SearchContext.ts'
import { Button } from '#src/ui/Button.tsx'
import { Message } from './Message.tsx'
import { Notice } from './Notice.tsx'

/** Displayed if the search was canceled: in place of rows, or above those of the previous search. */
export function Canceled() {
  const { result, refresh } = useSearch()
  if (result) {
    return (
      <Notice
        tone="warning"
        aside={
          <Button variant="tinted" onClick={refresh}>
            Search again
          </Button>
        }
      >
        Loading stopped. The jobs below are from the previous search.
      </Notice>
    )
  }
  return (
    <Message icon={<SearchSlash aria-hidden className="size-6" />} title="Loading stopped">
      <p>Filter by status or project for a faster search.</p>
      <Button onClick={refresh}>Search again</Button>
    </Message>
  )
}
