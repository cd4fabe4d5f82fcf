import { useSelector } from '@tanstack/react-store'
import type { Atom } from '@tanstack/store'
import { Ban } from 'lucide-react'
import type { ListItem } from './listItem.ts'
import { altClick } from '#src/lib/platform.ts'
import { IconButton } from './IconButton.tsx'

interface ExcludeButtonsProps {
  /** The rows of the list that the buttons stand beside. */
  readonly items: readonly ListItem[]
  readonly excluded: readonly string[]
  readonly onExclude: (value: string) => void
  /** The value of the row that the keys or the pointer are at. */
  readonly current: Atom<string | undefined>
}

/**
 * A button for each row of a list. An option may not hold one, so that they are outside of the list, in the same
 * rows of the grid. Tab leads from the list to that of its current row, arrow keys from one to the next.
 */
export function ExcludeButtons({ items, excluded, onExclude, current }: ExcludeButtonsProps) {
  const first = items[0]?.value
  return (
    <div role="group" aria-label="Exclude" className="contents">
      {items.map((item, index) => (
        <ExcludeButton
          key={item.value}
          item={item}
          row={index + 1}
          isFirst={item.value === first}
          pressed={excluded.includes(item.value)}
          onExclude={onExclude}
          current={current}
        />
      ))}
    </div>
  )
}

interface ExcludeButtonProps extends Pick<ExcludeButtonsProps, 'onExclude' | 'current'> {
  readonly item: ListItem
  /** From 1. */
  readonly row: number
  readonly isFirst: boolean
  readonly pressed: boolean
}

function ExcludeButton({ item, row, isFirst, pressed, onExclude, current }: ExcludeButtonProps) {
  const at = useSelector(current, (value) => (value === undefined ? isFirst : value === item.value))
  return (
    <IconButton
      icon={Ban}
      label={`Exclude ${item.label}`}
      tooltip={`Exclude (${altClick()} the row)`}
      variant="bare"
      iconClass="size-3.5"
      aria-pressed={pressed}
      tabIndex={at ? 0 : -1}
      data-current={at || undefined}
      style={{ gridRow: row }}
      className="z-1 col-start-2 self-center opacity-0 hover:bg-edge hover:opacity-100 focus-visible:opacity-100 data-current:opacity-100 pointer-coarse:opacity-100"
      // Else the press would take the focus from the text that finds the rows.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onExclude(item.value)}
      onFocus={() => current.set(item.value)}
      onKeyDown={(event) => {
        const { key, currentTarget } = event
        const { nextElementSibling: next, previousElementSibling: previous } = currentTarget
        const to = { ArrowDown: next, ArrowUp: previous }[key]
        if (!(to instanceof HTMLElement)) return
        event.preventDefault()
        to.focus()
      }}
    />
  )
}
