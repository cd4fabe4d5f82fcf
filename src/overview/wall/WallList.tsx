import { clsx } from 'clsx'
import { useId, type ReactNode } from 'react'
import { formatCount } from '#src/lib/units.ts'
import { usePageIndex } from './usePageTurns.ts'

export interface ListFrame {
  readonly heights: readonly number[]
  readonly starts: readonly number[]
  readonly turns: number | null
}

interface WallListProps<Item> {
  readonly title: string
  readonly items: readonly Item[]
  readonly frame: ListFrame
  readonly keyOf: (item: Item) => string | number
  readonly children: (item: Item) => ReactNode
  readonly none: string
  readonly columns?: string
}

export function WallList<Item>(props: WallListProps<Item>) {
  const { title, items, frame, keyOf, children, none, columns } = props
  const { heights, starts, turns } = frame
  const id = useId()
  const pages = starts.length
  const currentPage = usePageIndex(turns ?? 0, pages)
  const page = turns === null ? 0 : currentPage
  const from = starts[page] ?? 0
  const until = starts[page + 1] ?? items.length
  return (
    <section aria-labelledby={id} className="@container min-w-0">
      <div className="flex h-11 items-start gap-3">
        <h2 id={id} className="text-xl leading-8 font-semibold whitespace-nowrap">
          {title}
        </h2>
        <p className="ml-auto leading-8 whitespace-nowrap text-muted tabular-nums">
          {pages > 1 && (
            <Rest page={page} pages={pages} more={turns === null ? items.length - until : 0} />
          )}
        </p>
      </div>
      {items.length === 0 ? (
        <p className="flex h-9 items-center border-t border-line text-muted">{none}</p>
      ) : (
        <ol aria-labelledby={id} className={columns && `grid gap-x-3 ${columns}`}>
          {items.slice(from, until).map((item, index) => (
            <li
              key={keyOf(item)}
              className={clsx(
                'relative border-t border-line',
                columns
                  ? 'col-span-full grid grid-cols-subgrid items-center'
                  : 'flex flex-col pt-1.5',
              )}
              style={{ height: `${heights[from + index] ?? 0}rem` }}
            >
              {children(item)}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

interface RestProps {
  readonly page: number
  readonly pages: number
  readonly more: number
}

function Rest({ page, pages, more }: RestProps) {
  if (more > 0) return `+ ${formatCount(more)} more`
  return `Page ${formatCount(page + 1)} of ${formatCount(pages)}`
}
