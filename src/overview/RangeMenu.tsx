import { Menu } from '@base-ui/react/menu'
import { useMemo, type RefObject } from 'react'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { formatCount } from '#src/lib/units.ts'
import { landmarkOf } from '#src/ui/anchor.ts'
import { MENU_ITEM, POPUP, PORTAL } from '#src/ui/classes.ts'
import { popupRoot } from '#src/ui/PopupFrame.tsx'
import { toClientFilters } from '#src/view/filtering/clientFilters.ts'
import { matchingRows } from '#src/view/filtering/matchingRows.ts'
import type { Period } from '#src/view/filtering/spans.ts'
import type { View } from '#src/view/view.ts'
import { rangeDrillDowns, type RangeChoice } from './drillDown.ts'

export interface MarkedRange {
  readonly getBoundingClientRect: () => DOMRect
  readonly contextElement: Element
  /** The end of the range that the pointer or the focus is at. */
  readonly side: 'start' | 'end'
  readonly focusChart: () => void
}

// Eight props: the anchor, the range and its jobs, and the callbacks.
interface RangeMenuProps {
  /** The button, or the range on a chart, that the menu belongs to. */
  readonly anchor: RefObject<HTMLElement | null> | MarkedRange
  readonly range: Period
  readonly name: string
  readonly view: View
  readonly list: JobList
  /** The time that spans are counted from, ms since the epoch. */
  readonly now: number
  readonly onSelect: (choice: RangeChoice) => void
  readonly onClose: () => void
}

const NO_BUTTON = { current: null }

export function RangeMenu({ anchor, name, onSelect, onClose, ...options }: RangeMenuProps) {
  const button = 'current' in anchor ? anchor : NO_BUTTON
  const marked = 'current' in anchor ? null : anchor
  const { view, list, now } = options
  const { from, until } = options.range
  const choices = useMemo(
    () =>
      rangeDrillDowns(view, { from, until }, now).map((choice) => ({
        ...choice,
        count: matchingRows(list, toClientFilters(choice.target), now).length,
      })),
    [view, from, until, list, now],
  )
  return (
    <Menu.Root {...popupRoot({ anchor: button, onClose })} modal={false}>
      <Menu.Portal
        container={landmarkOf(marked?.contextElement ?? button.current)}
        className={PORTAL}
      >
        <Menu.Positioner
          anchor={anchor}
          align={marked?.side ?? 'end'}
          sideOffset={6}
          collisionPadding={8}
          className="z-40 outline-none"
        >
          <Menu.Popup
            aria-label="Filter to this range"
            className={`${POPUP} max-w-[calc(100vw-1rem)] p-1`}
            finalFocus={() => {
              marked?.focusChart()
              return marked === null && button.current
            }}
          >
            <Menu.Group>
              <Menu.GroupLabel className="px-2 pt-1 pb-1.5 text-xs text-muted tabular-nums">
                {name}
              </Menu.GroupLabel>
              {choices.map((choice) => (
                <Menu.Item
                  key={choice.key}
                  className={`${MENU_ITEM} pointer-coarse:h-11`}
                  onClick={() => {
                    onSelect(choice)
                    onClose()
                  }}
                >
                  {choice.label}
                  <span className="ml-auto pl-6 text-muted tabular-nums">
                    {formatCount(choice.count)}
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
