import { Inbox, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { BUTTON } from '../ui/classes.ts'
import { isFiltered, withoutFilters, type ActiveFilter } from '../view/filters.ts'
import type { SetView } from '../view/useView.ts'
import type { View } from '../view/view.ts'

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
  return (
    <Message icon={<SearchX aria-hidden className="size-6" />} title="No training job matches">
      <p>Take off a filter to see more:</p>
      <ul className="flex flex-wrap justify-center gap-2">
        {filters.map(({ name, value, without }) => (
          <li key={`${name} ${value}`} className="flex max-w-full">
            <button
              type="button"
              className={`${BUTTON} max-w-full min-w-0`}
              onClick={() => setView(without)}
            >
              <span className="truncate">
                Clear <span className="text-muted">{name}</span> {value}
              </span>
            </button>
          </li>
        ))}
        {filters.length > 1 && (
          <li className="flex">
            <button type="button" className={BUTTON} onClick={() => setView(withoutFilters(view))}>
              Clear all
            </button>
          </li>
        )}
      </ul>
    </Message>
  )
}

interface MessageProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children: ReactNode
}

/** A short word in the middle of the page, where the rows would be. */
export function Message({ icon, title, children }: MessageProps) {
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center overflow-y-auto px-4 pt-[12vh] text-center">
      <div className="mb-3 text-muted">{icon}</div>
      <h2 className="mb-1 text-base font-medium">{title}</h2>
      <div className="flex max-w-lg flex-col items-center gap-4 text-muted">{children}</div>
    </div>
  )
}
