import { ListFilter, ScrollText } from 'lucide-react'
import {
  memo,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ComponentProps,
  type RefObject,
} from 'react'
import { createPortal } from 'react-dom'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { FieldKey } from '#src/jobs/fields.ts'
import { layoutKey } from '#src/keyboard/layoutKey.ts'
import { isWithin } from '#src/ui/anchor.ts'
import { IconButton } from '#src/ui/IconButton.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { restoreFocus } from '#src/ui/restoreFocus.ts'
import type { Columns } from '#src/view/columns.ts'
import { valueGroups, valuesOf, type JobValue } from '#src/view/filtering/valueActions.ts'
import { useView } from '#src/view/useView.tsx'
import { cellOf, focusTargetIn, jobOfCell } from './cellKeys.ts'
import { rightInView } from './scrolledRows.ts'

const loadMenu = async () => (await import('#src/components/ValueMenu.tsx')).ValueMenu
const ValueMenu = loadable(loadMenu)

/** How long the pointer must rest on a cell before the button appears there, ms. */
const DELAY = 100

/** px */
const MARGIN = 4

type Cell = HTMLTableCellElement

interface CellMenuProps {
  readonly container: RefObject<HTMLElement | null>
  readonly jobs: readonly TrainingJob[]
  readonly columns: Columns
  /** The last key pressed in the table, possibly before this code was loaded. */
  readonly lastKey: RefObject<KeyboardEvent | null>
}

/** For a cell without filterable values of its own, such as the name. */
const ROW_FIELDS: readonly FieldKey[] = ['status', 'user', 'project', 'instance', 'error']

/** The cells with a button for the logs: those that people look at when a job failed. */
const LOG_FIELDS: readonly FieldKey[] = ['name', 'error']

/** A cell, with the job and field that it displayed when the button moved to it: a poll can reuse it for another job. */
interface Anchor {
  readonly cell: Cell
  readonly id: string
  readonly key: FieldKey
}

/** The anchor and values of the open menu: the next poll can remove the job or change its value. */
interface Opened extends Anchor {
  readonly values: readonly JobValue[]
}

/**
 * One set of buttons for the whole table, in the cell that is hovered or has the keyboard focus. One opens a menu to
 * filter by the cell's value; on touch screens, that menu is in the details. The other opens the job's logs.
 */
export const CellMenu = memo(function CellMenu(props: CellMenuProps) {
  const { container, jobs, columns, lastKey } = props
  const [view, setView] = useView()
  const [anchor, setAnchor] = useState<Anchor | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const buttons = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const top = useRef(0)
  const latest = useRef({ jobs, columns, opened })
  // Assigned while rendering: the focus returns when the menu unmounts, before the effects of that commit run.
  latest.current = { jobs, columns, opened: opened ?? latest.current.opened }
  const values = opened?.values ?? valuesOfAnchor(anchor, jobs)
  const hasMenu = values.length > 0
  const hasLogs = anchor !== null && LOG_FIELDS.includes(anchor.key)
  const hasButton = hasMenu || hasLogs

  /** Shows the button after a delay, if the cell has a value; `null` hides it. */
  function moveTo(next: Cell | null) {
    clearTimeout(timer.current)
    if (opened || (next && next === anchor?.cell)) return
    setAnchor(null)
    const show = () => setAnchor(anchorOf(next, latest.current.jobs, latest.current.columns))
    if (next) timer.current = setTimeout(show, DELAY)
  }

  function open(next: Anchor | null, found = valuesOfAnchor(next, jobs)): boolean {
    if (!next || found.length === 0) return false
    clearTimeout(timer.current)
    setAnchor(next)
    setOpened({ ...next, values: found })
    return true
  }

  function close() {
    setOpened(null)
    setAnchor(null)
    // The action may have removed the cell that the focus returns to.
    if (container.current) restoreFocus(container.current)
  }

  const onPointerOver = useEffectEvent(({ target, pointerType }: PointerEvent) => {
    if (pointerType === 'touch' || isWithin(buttons.current, target)) return
    moveTo(cellAround(target))
  })
  const onLeave = useEffectEvent(() => {
    if (!anchor?.cell.matches(':hover')) moveTo(focusedCell(container.current))
  })
  const onFocus = useEffectEvent(() => {
    const focused = focusedCell(container.current)
    if (focused) moveTo(focused)
  })
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const next = isMenuKey(event) ? anchorOf(cellAround(event.target), jobs, columns) : null
    const job = next && jobs.find(({ id }) => id === next.id)
    const listed = job ? ROW_FIELDS.flatMap((key) => valuesOf(job, key)) : []
    if (open(next) || open(next, listed)) event.preventDefault()
  })
  const onScroll = useEffectEvent(() => {
    positionButton()
    top.current = topOf(anchor)
  })

  /** If the cell of an open menu is gone, the button stays where it is. */
  function positionButton() {
    if (anchor && isDisplayed(anchor, jobs, columns)) {
      moveOver(buttons.current, anchor.cell, container.current)
    }
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
    // The event that loaded this code came before these listeners. On a touch screen, a tapped cell stays hovered.
    const canHover = matchMedia('(hover: hover)').matches
    moveTo(focusedCell(table) ?? (canHover ? table.querySelector<Cell>('td:hover') : null))
    const missed = lastKey.current
    if (missed && cellAround(missed.target) === focusedCell(table)) onKeyDown(missed)
    return () => {
      listening.abort()
      clearTimeout(timer.current)
      restoreFocus(table)
    }
    // oxlint-disable-next-line react/exhaustive-deps -- `moveTo` runs only on mount
  }, [container, lastKey])

  useLayoutEffect(() => positionButton())

  useEffect(() => {
    top.current = topOf(anchor)
  }, [anchor])

  // Hides the button if its job is gone, its cell displays another job, or its row moved away from the pointer. Not a
  // layout effect: the table scrolls in one to keep rows in place.
  useEffect(() => {
    if (!anchor || opened) return
    const isInPlace =
      isDisplayed(anchor, jobs, columns) &&
      (anchor.cell === focusedCell(container.current) || topOf(anchor) === top.current)
    if (!isInPlace) setAnchor(null)
    // oxlint-disable-next-line react/exhaustive-deps -- only new jobs or columns move the cell
  }, [jobs, columns])

  // The button isn't in the row, so the row isn't hovered while the pointer is on the button.
  useLayoutEffect(() => {
    const row = hasButton ? anchor?.cell.closest('tr') : null
    row?.toggleAttribute('data-near', true)
    return () => row?.removeAttribute('data-near')
  }, [anchor, hasButton])

  /** Where the focus returns when the menu closes: the cell, or the table if that isn't rendered. */
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
        <div ref={buttons} className="absolute top-0 left-0 z-2 flex gap-1">
          {hasLogs && (
            <CellButton
              icon={ScrollText}
              label="Open logs"
              keys="L"
              onClick={() => setView({ open: anchor.id, tab: 'logs' })}
            />
          )}
          {hasMenu && (
            <CellButton
              ref={button}
              icon={ListFilter}
              label={`Filter by ${values.map(({ label }) => label).join(', ')}`}
              tooltip="Filter or exclude"
              keys="F"
              aria-haspopup="menu"
              aria-expanded={opened !== null}
              onPointerEnter={() => void loadMenu().catch(() => {})}
              onClick={() => {
                if (opened) close()
                else open(anchor)
              }}
            />
          )}
        </div>,
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

function CellButton(props: ComponentProps<typeof IconButton>) {
  return (
    <IconButton
      {...props}
      variant="bare"
      size="small"
      iconClass="size-3.5"
      tabIndex={-1}
      className="border border-line bg-surface shadow-sm hover:border-edge aria-expanded:border-edge aria-expanded:text-ink"
      // The focus stays in the cell.
      onMouseDown={(event) => event.preventDefault()}
    />
  )
}

/** `null` for a cell without a job, or the one with the checkbox. */
function anchorOf(
  cell: Cell | null,
  jobs: readonly TrainingJob[],
  columns: Columns,
): Anchor | null {
  // A removed row still has its last `aria-rowindex`.
  const job = cell?.isConnected ? jobOfCell(cell, jobs) : null
  const column = cell && columns[cell.cellIndex - 1]
  return job && column ? { cell, id: job.id, key: column.key } : null
}

function valuesOfAnchor(anchor: Anchor | null, jobs: readonly TrainingJob[]): readonly JobValue[] {
  const job = anchor && jobs.find(({ id }) => id === anchor.id)
  return job ? valuesOf(job, anchor.key) : []
}

function isDisplayed(anchor: Anchor, jobs: readonly TrainingJob[], columns: Columns): boolean {
  const now = anchorOf(anchor.cell, jobs, columns)
  return now?.id === anchor.id && now.key === anchor.key
}

const topOf = (anchor: Anchor | null): number => anchor?.cell.getBoundingClientRect().top ?? 0

function cellAround(target: EventTarget | null): Cell | null {
  return target instanceof Element ? target.closest('td') : null
}

/** Returns the cell with the keyboard focus. A click doesn't count: it leaves no visible focus. */
function focusedCell(table: HTMLElement | null): Cell | null {
  return table?.querySelector(':focus-visible')?.closest('td') ?? null
}

function isMenuKey(event: KeyboardEvent): boolean {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event
  if (ctrlKey || metaKey || altKey) return false
  if (key === 'ContextMenu') return true
  return shiftKey ? key === 'F10' : layoutKey(event).toLowerCase() === 'f'
}

/**
 * Moves the button to the end of the visible part of a cell, by a transform, which isn't a layout shift. Hides it if a
 * pinned cell covers that part.
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
