import { Menu } from '@base-ui/react/menu'
import { useMemo, type RefObject } from 'react'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { formatCount } from '#src/lib/units.ts'
import { landmarkOf } from '#src/ui/anchor.ts'
import { MENU_ITEM, POPUP, PORTAL } from '#src/ui/classes.ts'
import { popupRoot } from '#src/ui/PopupFrame.tsx'
import { toNarrowing } from '#src/view/filtering/clientFilters.ts'
import { matchingRows } from '#src/view/filtering/matchingRows.ts'
import type { RangeChoice } from './drillDown.ts'

/** A range that is marked on a chart. */
export interface MarkedRange {
  readonly getBoundingClientRect: () => DOMRect
  readonly contextElement: Element
  /** The end of the range that the pointer or the focus is at. */
  readonly side: 'start' | 'end'
  /** Gives the focus back to the chart. */
  readonly focusChart: () => void
}

interface RangeMenuProps {
  /** The button, or the range, that the menu belongs to. */
  readonly anchor: RefObject<HTMLElement | null> | MarkedRange
  /** The range in words. */
  readonly name: string
  readonly choices: readonly RangeChoice[]
  /** The jobs that the choices are counted in. */
  readonly list: JobList
  /** What spans are counted from, ms since the epoch. */
  readonly now: number
  readonly onPick: (choice: RangeChoice) => void
  readonly onClose: () => void
}

const NO_BUTTON = { current: null }

/** What to filter by with a range of time: when jobs were created, or when they ran. */
export function RangeMenu({ anchor, name, choices, list, now, onPick, onClose }: RangeMenuProps) {
  const button = 'current' in anchor ? anchor : NO_BUTTON
  const range = 'current' in anchor ? null : anchor
  const counts = useMemo(
    () => choices.map(({ picked }) => matchingRows(list, toNarrowing(picked), now).length),
    [choices, list, now],
  )
  return (
    <Menu.Root {...popupRoot({ anchor: button, onClose })} modal={false}>
      <Menu.Portal
        container={landmarkOf(range?.contextElement ?? button.current)}
        className={PORTAL}
      >
        <Menu.Positioner
          anchor={anchor}
          align={range?.side ?? 'end'}
          sideOffset={6}
          collisionPadding={8}
          className="z-40 outline-none"
        >
          <Menu.Popup
            aria-label="Filter to this range"
            className={`${POPUP} max-w-[calc(100vw-1rem)] p-1`}
            finalFocus={() => {
              range?.focusChart()
              // The button by itself; nothing else after a chart, which is no HTML element.
              return range === null && button.current
            }}
          >
            <Menu.Group>
              <Menu.GroupLabel className="px-2 pt-1 pb-1.5 text-xs text-muted tabular-nums">
                {name}
              </Menu.GroupLabel>
              {choices.map((choice, place) => (
                <Menu.Item
                  key={choice.key}
                  className={`${MENU_ITEM} pointer-coarse:h-11`}
                  onClick={() => {
                    onPick(choice)
                    onClose()
                  }}
                >
                  {choice.label}
                  <span className="ml-auto pl-6 text-muted tabular-nums">
                    {formatCount(counts[place] ?? 0)}
                  </span>
                </Menu.Item>
              ))}
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
