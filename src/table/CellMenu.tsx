import { ListFilter } from 'lucide-react'
import {
  memo,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type RefObject,
} from 'react'
import { createPortal } from 'react-dom'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { FieldKey } from '#src/jobs/fields.ts'
import { layoutKey } from '#src/keyboard/layoutKey.ts'
import { isWithin } from '#src/ui/anchor.ts'
import { IconButton } from '#src/ui/IconButton.tsx'
import { keepFocus } from '#src/ui/keepFocus.ts'
import { loadable } from '#src/ui/loadable.ts'
import type { Columns } from '#src/view/columns.ts'
import { valueGroups, valuesOf, type JobValue } from '#src/view/filtering/valueActions.ts'
import { useView } from '#src/view/useView.tsx'
import { cellOf, focusTargetIn, jobOfCell } from './cellKeys.ts'
import { rightInView } from './scrolledRows.ts'

const loadMenu = async () => (await import('#src/components/ValueMenu.tsx')).ValueMenu
const ValueMenu = loadable(loadMenu)

/** How long the pointer must stay in a cell, ms: on its way across the table it needs no button. */
const DELAY = 100

/** From the edges of its cell, px. */
const MARGIN = 4

type Cell = HTMLTableCellElement

interface CellMenuProps {
  /** The region around the table. */
  readonly container: RefObject<HTMLElement | null>
  readonly jobs: readonly TrainingJob[]
  readonly columns: Columns
  /** The last key that was pressed in the table: it may be this menu's, pressed before its code was loaded. */
  readonly lastKey: RefObject<KeyboardEvent | null>
}

/** What the key lists of a job whose cell has no value of its own, such as the name. */
const LISTED: readonly FieldKey[] = ['status', 'user', 'project', 'instance', 'error']

/** A cell, and what it displayed when the button moved to it: a poll can reuse it for another job. */
interface Place {
  readonly cell: Cell
  readonly id: string
  readonly key: FieldKey
}

/** What the menu was opened for: by the next poll, the job may be gone or have another value. */
interface Opened extends Place {
  readonly values: readonly JobValue[]
}

/**
 * One button for the whole table, at the end of the cell that has the pointer or the keyboard focus. It opens a menu
 * to filter by the cell's value. On a touch screen, that menu is in the details.
 */
export const CellMenu = memo(function CellMenu(props: CellMenuProps) {
  const { container, jobs, columns, lastKey } = props
  const [view, setView] = useView()
  const [at, setAt] = useState<Place | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** How far from the window's top the cell was when it was last known to be below the button, px. */
  const top = useRef(0)
  const latest = useRef({ jobs, columns, opened })
  // While rendering: the focus returns when the menu is removed, which is before the effects of the same commit.
  latest.current = { jobs, columns, opened: opened ?? latest.current.opened }
  const values = opened?.values ?? valuesAt(at, jobs)
  const hasButton = values.length > 0

  /** Moves the button to a cell, if that has a value. */
  function moveTo(next: Cell | null) {
    clearTimeout(timer.current)
    if (opened || (next && next === at?.cell)) return
    setAt(null)
    const arrive = () => setAt(placeOf(next, latest.current.jobs, latest.current.columns))
    if (next) timer.current = setTimeout(arrive, DELAY)
  }

  /** Opens the menu of a cell with these values. Returns whether there are any. */
  function open(next: Place | null, found = valuesAt(next, jobs)): boolean {
    if (!next || found.length === 0) return false
    clearTimeout(timer.current)
    setAt(next)
    setOpened({ ...next, values: found })
    return true
  }

  function close() {
    setOpened(null)
    setAt(null)
    // The action may have removed the cell that gets the focus.
    if (container.current) keepFocus(container.current)
  }

  const onPointerOver = useEffectEvent(({ target, pointerType }: PointerEvent) => {
    if (pointerType === 'touch' || isWithin(button.current, target)) return
    moveTo(cellAround(target))
  })
  const onLeave = useEffectEvent(() => {
    if (!at?.cell.matches(':hover')) moveTo(focusedCell(container.current))
  })
  const onFocus = useEffectEvent(() => {
    const focused = focusedCell(container.current)
    if (focused) moveTo(focused)
  })
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const position = isMenuKey(event) ? placeOf(cellAround(event.target), jobs, columns) : null
    const job = position && jobs.find(({ id }) => id === position.id)
    const listed = job ? LISTED.flatMap((key) => valuesOf(job, key)) : []
    if (open(position) || open(position, listed)) event.preventDefault()
  })
  const onScroll = useEffectEvent(() => {
    putButton()
    top.current = topOf(at)
  })

  /** Puts the button over its cell; where it is while a menu is open whose cell is gone. */
  function putButton() {
    if (at && isDisplayed(at, jobs, columns)) moveOver(button.current, at.cell, container.current)
  }

  useEffect(() => {
    const table = container.current
    if (!table) return undefined
    const listening = new AbortController()
    const { signal } = listening
    table.addEventListener('pointerover', onPointerOver, { signal })
    table.addEventListener('pointerleave', onLeave, { signal })
    table.addEventListener('focusin', onFocus, { signal })
    table.addEventListener('focusout', onLeave, { signal })
    table.addEventListener('keydown', onKeyDown, { signal })
    window.addEventListener('scroll', onScroll, { signal })
    // Its code was loaded because of one of these. A finger's tap leaves its cell hovered.
    const canHover = matchMedia('(hover: hover)').matches
    moveTo(focusedCell(table) ?? (canHover ? table.querySelector<Cell>('td:hover') : null))
    const missed = lastKey.current
    if (missed && cellAround(missed.target) === focusedCell(table)) onKeyDown(missed)
    return () => {
      listening.abort()
      clearTimeout(timer.current)
      keepFocus(table)
    }
    // oxlint-disable-next-line react/exhaustive-deps -- `moveTo` is for the beginning
  }, [container, lastKey])

  // Rows move when jobs are added.
  useLayoutEffect(() => putButton())

  useEffect(() => {
    top.current = topOf(at)
  }, [at])

  // Its job can be gone, its cell reused or away from the pointer. Not a layout effect: the table scrolls in those
  // to keep rows in place.
  useEffect(() => {
    if (!at || opened) return
    const isThere =
      isDisplayed(at, jobs, columns) &&
      (at.cell === focusedCell(container.current) || topOf(at) === top.current)
    if (!isThere) setAt(null)
    // oxlint-disable-next-line react/exhaustive-deps -- only other jobs or columns move it
  }, [jobs, columns])

  // The pointer on the button isn't on the row.
  useLayoutEffect(() => {
    const row = hasButton ? at?.cell.closest('tr') : null
    row?.toggleAttribute('data-near', true)
    return () => row?.removeAttribute('data-near')
  }, [at, hasButton])

  /** The cell that the menu was opened for, if its row is displayed. */
  const finalFocus = useMemo(
    () => ({
      get current() {
        const now = latest.current
        const row = now.jobs.findIndex(({ id }) => id === now.opened?.id)
        const column = now.columns.findIndex(({ key }) => key === now.opened?.key)
        const table = container.current
        if (!table || row === -1 || column === -1) return table
        const cell = cellOf(table, { row, column: column + 1 })
        return cell ? focusTargetIn(cell) : table
      },
    }),
    [container],
  )

  const table = container.current
  if (!table || !hasButton) return null
  return (
    <>
      {createPortal(
        <IconButton
          ref={button}
          icon={ListFilter}
          label={`Filter by ${values.map(({ label }) => label).join(', ')}`}
          tooltip="Filter or exclude"
          keys="F"
          variant="bare"
          size="small"
          iconClass="size-3.5"
          tabIndex={-1}
          aria-haspopup="menu"
          aria-expanded={opened !== null}
          className="absolute top-0 left-0 z-2 border border-line bg-surface shadow-sm hover:border-edge aria-expanded:border-edge aria-expanded:text-ink"
          // The cell keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onPointerEnter={() => void loadMenu().catch(() => {})}
          onClick={() => {
            if (opened) close()
            else open(at)
          }}
        />,
        table,
      )}
      {opened && (
        <ValueMenu
          anchor={button}
          finalFocus={finalFocus}
          groups={valueGroups(view, values, setView)}
          onClose={close}
        />
      )}
    </>
  )
})

/** What a cell displays; `null` if no job's field, as the first cell of a row, which has the checkbox. */
function placeOf(cell: Cell | null, jobs: readonly TrainingJob[], columns: Columns): Place | null {
  // A row that was removed has its last index.
  const job = cell?.isConnected ? jobOfCell(cell, jobs) : null
  const column = cell && columns[cell.cellIndex - 1]
  return job && column ? { cell, id: job.id, key: column.key } : null
}

/** The values of a job's cell that the list can be filtered by; none if the job is gone. */
function valuesAt(at: Place | null, jobs: readonly TrainingJob[]): readonly JobValue[] {
  const job = at && jobs.find(({ id }) => id === at.id)
  return job ? valuesOf(job, at.key) : []
}

/** Whether a cell still displays what it did. */
function isDisplayed(at: Place, jobs: readonly TrainingJob[], columns: Columns): boolean {
  const now = placeOf(at.cell, jobs, columns)
  return now?.id === at.id && now.key === at.key
}

const topOf = (at: Place | null): number => at?.cell.getBoundingClientRect().top ?? 0

function cellAround(target: EventTarget | null): Cell | null {
  return target instanceof Element ? target.closest('td') : null
}

/** The cell in the table that has the keyboard focus. */
function focusedCell(table: HTMLElement | null): Cell | null {
  return table?.querySelector(':focus-visible')?.closest('td') ?? null
}

/** Whether a key opens a menu of what has the focus. */
function isMenuKey(event: KeyboardEvent): boolean {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event
  if (ctrlKey || metaKey || altKey) return false
  if (key === 'ContextMenu') return true
  return shiftKey ? key === 'F10' : layoutKey(event).toLowerCase() === 'f'
}

/**
 * Moves the button to the end of a cell, or of what is displayed of it. A transform, which isn't a layout shift.
 * Invisible if another cell, which stays in place, is above.
 */
function moveOver(button: HTMLElement | null, cell: Cell | null, table: HTMLElement | null): void {
  if (!button || !cell || !table) return
  const area = table.getBoundingClientRect()
  const { right, top, height } = cell.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = button
  const x = Math.min(right, rightInView(table)) - MARGIN - offsetWidth
  const y = top + (height - offsetHeight) / 2
  button.style.transform = `translate(${x - area.left}px, ${y - area.top}px)`
  const [below] = document
    .elementsFromPoint(x + offsetWidth / 2, y + offsetHeight / 2)
    .filter((element) => !button.contains(element))
  button.style.visibility = below && cell.contains(below) ? '' : 'hidden'
}
