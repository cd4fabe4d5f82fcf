import { clsx } from 'clsx'
import { useMemo } from 'react'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { sharedDomain } from '#src/jobs/sharedDomain.ts'
import { useErrorReader } from '#src/jobs/useErrorReader.ts'
import { useView } from '#src/view/useView.tsx'
import { endedJobText } from './endedJobText.ts'
import { GpuUsers } from './GpuUsers.tsx'
import { countItems, wallItems, type WallItems } from './items.ts'
import { LatestEndedJobs } from './LatestEndedJobs.tsx'
import {
  columnShare,
  columnWidth,
  endedJobHeight,
  endedJobLines,
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
import { usersKey, type UsersKey } from './users.ts'
import { WaitingQueues } from './WaitingQueues.tsx'
import type { ListFrame } from './WallList.tsx'
import { describeHidden } from './words.ts'

interface WallListsProps {
  readonly list: JobList
  readonly rows: Uint32Array
  /** The number of page turns so far; `null` if pages don't turn. */
  readonly turns: number | null
  readonly hint: string
  readonly onOpen: (id: string) => void
}

export function WallLists({ list, rows, turns, hint, onOpen }: WallListsProps) {
  const [view] = useView()
  const [ref, room] = useRoom()
  // Loads the code that reads the reasons.
  useErrorReader()
  const by = usersKey(view)
  const items = useMemo(() => wallItems(list, rows, by), [list, rows, by])
  const domain = useMemo(() => sharedDomain(list), [list])
  const counts = countItems(items, view)
  const contents: Contents = { counts, items, domain, turns }
  const arrangement = room && arrangeLists(contents, room, hint)
  const columns = arrangement?.layout.columns ?? []
  const hidden = arrangement ? describeHidden(arrangement.layout.hidden, by) : ''
  return (
    <div ref={ref} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div
        className="grid gap-x-6"
        style={{
          gridTemplateColumns: columns
            .map((column) => `minmax(0, ${columnShare(column)}fr)`)
            .join(' '),
        }}
      >
        {columns.map((column) => (
          <div
            key={column.map(({ part }) => part).join(' ')}
            className="flex min-w-0 flex-col gap-5"
          >
            {column.map(({ part }) => {
              const placement = arrangement?.placements.get(part)
              return (
                placement && (
                  <Part
                    key={part}
                    {...{ list, items, by, domain, placement, onOpen }}
                    part={part}
                  />
                )
              )
            })}
          </div>
        ))}
      </div>
      <footer
        className={clsx('mt-auto flex shrink-0 gap-6 text-muted', arrangement?.hasFooter && 'pt-2')}
      >
        <p role="status">{hidden}</p>
        {arrangement?.hasFooter && arrangement.isTurning && (
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
  readonly turns: number | null
}

interface Placement {
  readonly frame: ListFrame
  readonly width: number
}

interface Arrangement {
  readonly layout: WallLayout
  readonly placements: ReadonlyMap<WallPart, Placement>
  readonly isTurning: boolean
  readonly hasFooter: boolean
}

/** Arranges the lists. The footer takes room only if it isn't empty, and a hint alone never hides a list. */
function arrangeLists(contents: Contents, room: Room, hint: string): Arrangement {
  const whole = arrangeIn(contents, room, hint)
  if (!whole.hasFooter) return whole
  const above = arrangeIn(contents, { ...room, height: room.height - FOOTER }, hint)
  const isOnlyHint = whole.layout.hidden.length === 0
  return isOnlyHint && above.layout.hidden.length > 0 ? { ...whole, hasFooter: false } : above
}

function arrangeIn(contents: Contents, room: Room, hint: string): Arrangement {
  const { counts, turns } = contents
  const layout = layoutWall(counts, room)
  const placements = new Map<WallPart, Placement>()
  for (const column of layout.columns) {
    const width = columnWidth(column, layout.columns, room)
    for (const placed of column) {
      const heights = heightsOf(placed.part, contents, { ...room, width })
      const height = listHeight(placed, column, room)
      // If pages don't turn, only the first is displayed, so it is filled.
      const starts = (turns === null ? pageStarts : balancedStarts)(heights, height)
      placements.set(placed.part, { frame: { heights, starts, turns }, width })
    }
  }
  const isTurning = [...placements.values()].some(({ frame }) => frame.starts.length > 1)
  const hasFooter = layout.hidden.length > 0 || (isTurning && hint !== '')
  return { layout, placements, isTurning, hasFooter }
}

function heightsOf(
  part: WallPart,
  { items, domain }: Contents,
  room: Pick<Room, 'width' | 'row'>,
): readonly number[] {
  return part === 'endedJobs'
    ? items.endedJobs.map((job) =>
        endedJobHeight(endedJobLines(endedJobText(job, domain), room.width), room),
      )
    : Array.from({ length: items[part].length }, () => rowHeight(part, room))
}

interface PartProps {
  readonly part: PositionedPart['part']
  readonly list: JobList
  readonly items: WallItems
  readonly by: UsersKey
  readonly domain: string | null
  readonly placement: Placement
  readonly onOpen: (id: string) => void
}

function Part({ part, list, items, by, domain, placement, onOpen }: PartProps) {
  const { frame, width } = placement
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
