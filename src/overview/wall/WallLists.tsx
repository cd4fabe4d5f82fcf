import { useMemo } from 'react'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { sharedDomain } from '#src/jobs/sharedDomain.ts'
import { useErrorReader } from '#src/jobs/useErrorReader.ts'
import { useView } from '#src/view/useView.tsx'
import { GpuUsers } from './GpuUsers.tsx'
import { countItems, wallItems, type WallItems } from './items.ts'
import { LatestEndings } from './LatestEndings.tsx'
import {
  endingHeight,
  layoutWall,
  listHeight,
  rowHeight,
  SHARES,
  type PlacedPart,
  type Room,
  type WallPart,
} from './layout.ts'
import { pageStarts } from './pages.ts'
import { RunningJobs } from './RunningJobs.tsx'
import { useRoom } from './useRoom.ts'
import { WaitingQueues } from './WaitingQueues.tsx'
import type { ListFrame } from './WallList.tsx'
import { usersKey, type UsersKey } from './users.ts'
import { describeHidden } from './words.ts'

interface WallListsProps {
  readonly list: JobList
  /** The rows of the list that match the view. */
  readonly rows: Uint32Array
  /** How many times the pages have been turned; `null` if they don't turn. */
  readonly turns: number | null
  /** What the keyboard does about the pages, if there are several of a list. */
  readonly hint: string
  readonly onOpen: (id: string) => void
}

/** The lists below the totals: those for which there is room, and a line that names the others. */
export function WallLists({ list, rows, turns, hint, onOpen }: WallListsProps) {
  const [view] = useView()
  const [ref, room] = useRoom()
  // Reasons are read by it.
  useErrorReader()
  const by = usersKey(view)
  const items = useMemo(() => wallItems(list, rows, by), [list, rows, by])
  const domain = useMemo(() => sharedDomain(list), [list])
  const counts = countItems(items, view)
  const layout = room && layoutWall(counts, room)
  const columns = layout?.columns ?? []
  const frames = new Map<WallPart, ListFrame>()
  if (room) {
    for (const column of columns) {
      for (const placed of column) {
        const heights = heightsOf(placed.part, items, room)
        const starts = pageStarts(heights, listHeight(placed, column, room))
        frames.set(placed.part, { heights, starts, turns })
      }
    }
  }
  const turning = [...frames.values()].some(({ starts }) => starts.length > 1)
  return (
    <>
      <div ref={ref} className="min-h-0 min-w-0 flex-1">
        <div
          className="grid gap-x-6"
          style={{ gridTemplateColumns: columns.map(widthOf).join(' ') }}
        >
          {columns.map((column) => (
            <div
              key={column.map(({ part }) => part).join(' ')}
              className="flex min-w-0 flex-col gap-5"
            >
              {column.map(({ part }) => {
                const frame = frames.get(part)
                return (
                  frame && (
                    <Part key={part} part={part} {...{ list, items, by, domain, frame, onOpen }} />
                  )
                )
              })}
            </div>
          ))}
        </div>
      </div>
      <footer className="flex min-h-6 shrink-0 gap-6 text-muted">
        <p role="status">{layout && describeHidden(layout.hidden, by)}</p>
        <p className="ml-auto whitespace-nowrap max-sm:hidden">{turning && hint}</p>
      </footer>
    </>
  )
}

/** The heights of a list's items, rem. */
function heightsOf(part: WallPart, items: WallItems, room: Room): readonly number[] {
  return part === 'endings'
    ? items.endings.map((job) => endingHeight(!!job.error_message, room))
    : Array.from({ length: items[part].length }, () => rowHeight(part, room))
}

/** The width of a column: that of its widest list. */
function widthOf(column: readonly PlacedPart[]): string {
  return `minmax(0, ${Math.max(...column.map(({ part }) => SHARES[part]))}fr)`
}

interface PartProps {
  readonly part: PlacedPart['part']
  readonly list: JobList
  readonly items: WallItems
  /** What its GPUs are listed by. */
  readonly by: UsersKey
  readonly domain: string | null
  readonly frame: ListFrame
  readonly onOpen: (id: string) => void
}

function Part({ part, list, items, by, domain, frame, onOpen }: PartProps) {
  switch (part) {
    case 'running':
      return <RunningJobs jobs={items.running} {...{ domain, frame, onOpen }} />
    case 'endings':
      return <LatestEndings jobs={items.endings} {...{ domain, frame, onOpen }} />
    case 'queue':
      return <WaitingQueues queues={items.queue} {...{ list, frame, onOpen }} />
    case 'users':
      return <GpuUsers users={items.users} {...{ by, domain, frame }} />
  }
}
