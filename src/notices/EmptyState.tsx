import { Inbox, SearchX } from 'lucide-react'
import { Message } from './Message.tsx'
import { withoutFilters, type ActiveFilter, isFiltered } from '#src/view/filtering/activeFilters.ts'
import { Button } from '#src/ui/Button.tsx'
import { useView, type ViewChange } from '#src/view/useView.tsx'

interface EmptyStateProps {
  readonly filters: readonly ActiveFilter[]
}

/** In place of rows if there are none: which filters are on, or that there are no jobs at all. */
export function EmptyState({ filters }: EmptyStateProps) {
  const [view] = useView()
  return isFiltered(view) ? (
    <NoMatch filters={filters} />
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

function NoMatch({ filters }: EmptyStateProps) {
  const [, setView] = useView()

  function clear(change: ViewChange, button: HTMLElement) {
    // The button is removed with the filter; the page keeps the focus.
    button.closest('main')?.focus()
    setView(change)
  }

  return (
    <Message icon={<SearchX aria-hidden className="size-6" />} title="No training job matches">
      <p>Take off a filter to see more:</p>
      <ul className="flex max-w-full flex-wrap justify-center gap-2">
        {filters.map(({ key, name, value, without }) => (
          <li key={key} className="flex max-w-full">
            <Button
              className="h-auto min-h-8 max-w-full"
              onClick={({ currentTarget }) => clear(without, currentTarget)}
            >
              <span className="wrap-anywhere whitespace-normal">
                Clear <span className="text-muted">{name}</span> {value}
              </span>
            </Button>
          </li>
        ))}
        {filters.length > 1 && (
          <li className="flex">
            <Button onClick={({ currentTarget }) => clear(withoutFilters, currentTarget)}>
              Clear all
            </Button>
          </li>
        )}
      </ul>
    </Message>
  )
}
