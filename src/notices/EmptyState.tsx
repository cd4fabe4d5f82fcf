import { Inbox, SearchX } from 'lucide-react'
import { Button } from '#src/ui/Button.tsx'
import {
  isFiltered,
  withoutFilters,
  withoutThese,
  type ActiveFilter,
} from '#src/view/filtering/activeFilters.ts'
import { filtersBeyondTab } from '#src/view/saved/tabFilters.ts'
import { useSavedViews } from '#src/view/saved/useSavedViews.ts'
import { useView, type ViewChange } from '#src/view/useView.tsx'
import { Message } from './Message.tsx'

interface EmptyStateProps {
  /** All active filters, including those of the current tab. */
  readonly filters: readonly ActiveFilter[]
}

export function EmptyState({ filters }: EmptyStateProps) {
  const [view] = useView()
  return isFiltered(view) ? (
    <NoMatch filters={filters} />
  ) : (
    <Message icon={<Inbox aria-hidden className="size-6" />} title="No training jobs yet">
      <p>
        Start one with{' '}
        <code className="rounded bg-subtle px-1.5 py-0.5 font-mono text-xs">truss train push</code>.
        It appears here once Baseten has it.
      </p>
    </Message>
  )
}

function NoMatch({ filters }: EmptyStateProps) {
  const [view, setView] = useView()
  const { saved } = useSavedViews()
  const removable = filtersBeyondTab(filters, view, saved)

  function clear(change: ViewChange, button: HTMLElement) {
    // The button disappears with the filter, so the focus moves to the page.
    button.closest('main')?.focus()
    setView(change)
  }

  return (
    <Message icon={<SearchX aria-hidden className="size-6" />} title="No matching jobs">
      {removable.length > 0 && <p>Remove a filter to see more:</p>}
      <ul className="flex max-w-full flex-wrap justify-center gap-2">
        {removable.map(({ key, name, value, without }) => (
          <li key={key} className="flex max-w-full">
            <Button
              className="h-auto min-h-8 max-w-full"
              onClick={({ currentTarget }) => clear(without, currentTarget)}
            >
              <span className="wrap-anywhere whitespace-normal">
                {key === 'q' && view['not-q'].length === 0 ? (
                  'Clear search'
                ) : (
                  <>
                    Clear <span className="text-muted">{name}</span> {value}
                  </>
                )}
              </span>
            </Button>
          </li>
        ))}
        {removable.length > 1 && (
          <li className="flex">
            <Button onClick={({ currentTarget }) => clear(withoutThese(removable), currentTarget)}>
              Clear all
            </Button>
          </li>
        )}
        {removable.length === 0 && (
          <li className="flex">
            <Button onClick={({ currentTarget }) => clear(withoutFilters, currentTarget)}>
              Show all jobs
            </Button>
          </li>
        )}
      </ul>
    </Message>
  )
}
