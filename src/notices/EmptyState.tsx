import { Inbox, SearchX } from 'lucide-react'
import { Message } from './Message.tsx'
import { withoutFilters, type ActiveFilter, isFiltered } from '#src/view/filtering/activeFilters.ts'
import { Button } from '#src/ui/Button.tsx'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'

interface EmptyStateProps {
  readonly view: View
  readonly setView: SetView
  readonly filters: readonly ActiveFilter[]
}

/** Instead of rows, when the answer holds none: which filters are on, or that there are no jobs at all. */
export function EmptyState({ view, setView, filters }: EmptyStateProps) {
  return isFiltered(view) ? (
    <NoMatch view={view} setView={setView} filters={filters} />
  ) : (
    <Message icon={<Inbox aria-hidden className="size-6" />} title="No training jobs yet">
      <p>
        Start one with{' '}
        <code className="rounded bg-subtle px-1.5 py-0.5 font-mono text-xs">truss train push</code>.
        It shows here as soon as Baseten has it.
      </p>
    </Message>
  )
}

function NoMatch({ view, setView, filters }: EmptyStateProps) {
  const narrowing = filters.filter(({ narrows }) => narrows)

  function clear(next: View, button: HTMLElement) {
    // The button goes away with the filter; the page keeps the focus.
    button.closest('main')?.focus()
    setView(next)
  }

  return (
    <Message icon={<SearchX aria-hidden className="size-6" />} title="No training job matches">
      <p>Take off a filter to see more:</p>
      <ul className="flex max-w-full flex-wrap justify-center gap-2">
        {narrowing.map(({ key, name, value, without }) => (
          <li key={key} className="flex max-w-full">
            <Button
              className="h-auto min-h-8 max-w-full"
              onClick={({ currentTarget }) => clear(without, currentTarget)}
            >
              <span className="wrap-anywhere whitespace-normal">
                Clear {name && <span className="text-muted">{name} </span>}
                {value}
              </span>
            </Button>
          </li>
        ))}
        {narrowing.length > 1 && (
          <li className="flex">
            <Button onClick={({ currentTarget }) => clear(withoutFilters(view), currentTarget)}>
              Clear all
            </Button>
          </li>
        )}
      </ul>
    </Message>
  )
}
