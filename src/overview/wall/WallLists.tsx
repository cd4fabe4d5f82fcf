import { clsx } from 'clsx'
import { useMemo } from 'react'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { sharedDomain } from '#src/jobs/sharedDomain.ts'
import { useErrorReader } from '#src/jobs/useErrorReader.ts'
import { useView } from '#src/view/useView.tsx'
import { GpuUsers } from './GpuUsers.tsx'
import { endingText } from './endingText.ts'
import { countItems, wallItems, type WallItems } from './items.ts'
import { LatestEndedJobs } from './LatestEndedJobs.tsx'
import {
  columnShare,
  columnWidth,
  endedJobHeight,
  endingLines,
  FOOTER,
  layoutWall,
  listHeight,
  rowHeight,
  type ItemCounts,
  type PositionedPart,
  type Room,
  type WallLayout,
  type WallPart,
} from './layout.ts'
import { balancedStarts, pageStarts } from './pages.ts'
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
  const contents: Contents = { counts, items, domain, turns }
  const placed = room && placeLists(contents, room, hint)
  const columns = placed?.layout.columns ?? []
  const hidden = placed ? describeHidden(placed.layout.hidden, by) : ''
  return (
    <div ref={ref} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div
        className="grid gap-x-6"
        style={{
          gridTemplateColumns: columns.map((one) => `minmax(0, ${columnShare(one)}fr)`).join(' '),
        }}
      >
        {columns.map((column) => (
          <div
            key={column.map(({ part }) => part).join(' ')}
            className="flex min-w-0 flex-col gap-5"
          >
            {column.map(({ part }) => {
              const position = placed?.places.get(part)
              return (
                position && (
                  <Part
                    key={part}
                    {...{ list, items, by, domain, place: position, onOpen }}
                    part={part}
                  />
                )
              )
            })}
          </div>
        ))}
      </div>
      <footer
        className={clsx('mt-auto flex shrink-0 gap-6 text-muted', placed?.hasFooter && 'pt-2')}
      >
        <p role="status">{hidden}</p>
        {placed?.hasFooter && placed.isTurning && (
          <p
            className={clsx(
              'ml-auto whitespace-nowrap',
              hidden ? 'max-[50rem]:hidden' : 'max-sm:hidden',
            )}
          >
            {hint}
          </p>
        )}
      </footer>
    </div>
  )
}

interface Contents {
  readonly counts: ItemCounts
  readonly items: WallItems
  readonly domain: string | null
  /** `null` if pages don't turn. */
  readonly turns: number | null
}

/** What a list gets of the room. */
interface Place {
  readonly frame: ListFrame
  /** rem */
  readonly width: number
}

interface Placed {
  readonly layout: WallLayout
  readonly places: ReadonlyMap<WallPart, Place>
  readonly isTurning: boolean
  readonly hasFooter: boolean
}

/** Places the lists. The line below them takes room only if there is something to say; a hint costs no list. */
function placeLists(contents: Contents, room: Room, hint: string): Placed {
  const whole = placeIn(contents, room, hint)
  if (!whole.hasFooter) return whole
  const above = placeIn(contents, { ...room, height: room.height - FOOTER }, hint)
  const isOnlyHint = whole.layout.hidden.length === 0
  return isOnlyHint && above.layout.hidden.length > 0 ? { ...whole, hasFooter: false } : above
}

function placeIn(contents: Contents, room: Room, hint: string): Placed {
  const { counts, turns } = contents
  const layout = layoutWall(counts, room)
  const indexes = new Map<WallPart, Place>()
  for (const column of layout.columns) {
    const width = columnWidth(column, layout.columns, room)
    for (const placed of column) {
      const heights = heightsOf(placed.part, contents, { ...room, width })
      const height = listHeight(placed, column, room)
      // If pages don't turn, the first is the only one.
      const starts = (turns === null ? pageStarts : balancedStarts)(heights, height)
      indexes.set(placed.part, { frame: { heights, starts, turns }, width })
    }
  }
  const isTurning = [...indexes.values()].some(({ frame }) => frame.starts.length > 1)
  const hasFooter = layout.hidden.length > 0 || (isTurning && hint !== '')
  return { layout, places: indexes, isTurning, hasFooter }
}

/** The heights of a list's items, rem, in a column. */
function heightsOf(
  part: WallPart,
  { items, domain }: Contents,
  room: Pick<Room, 'width' | 'row'>,
): readonly number[] {
  return part === 'endedJobs'
    ? items.endedJobs.map((job) =>
        endedJobHeight(endingLines(endingText(job, domain), room.width), room),
      )
    : Array.from({ length: items[part].length }, () => rowHeight(part, room))
}

interface PartProps {
  readonly part: PositionedPart['part']
  readonly list: JobList
  readonly items: WallItems
  /** What its GPUs are listed by. */
  readonly by: UsersKey
  readonly domain: string | null
  readonly place: Place
  readonly onOpen: (id: string) => void
}

function Part({ part, list, items, by, domain, place: position, onOpen }: PartProps) {
  const { frame, width } = position
  switch (part) {
    case 'running':
      return <RunningJobs jobs={items.running} {...{ domain, frame, onOpen }} />
    case 'endedJobs':
      return <LatestEndedJobs jobs={items.endedJobs} {...{ domain, width, frame, onOpen }} />
    case 'queue':
      return <WaitingQueues queues={items.queue} {...{ list, frame, onOpen }} />
    case 'users':
      return <GpuUsers users={items.users} {...{ by, domain, frame }} />
  }
}
