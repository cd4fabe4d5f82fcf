import { useSelector } from '@tanstack/react-store'
import type { Atom } from '@tanstack/store'
import { Ban } from 'lucide-react'
import { altClick } from '#src/lib/platform.ts'
import { IconButton } from './IconButton.tsx'
import type { ListItem } from './listItem.ts'

interface ExcludeButtonsProps {
  readonly items: readonly ListItem[]
  readonly excluded: readonly string[]
  readonly onExclude: (value: string) => void
  readonly current: Atom<string | undefined>
}

/**
 * A button for each row of a list. Options can't contain buttons, so they are outside of the list, in the same rows
 * of a grid. Tab moves from the list to the button of the current row, and arrow keys move between buttons.
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
  const isCurrent = useSelector(current, (value) =>
    value === undefined ? isFirst : value === item.value,
  )
  return (
    <IconButton
      icon={Ban}
      label={`Exclude ${item.label}`}
      tooltip={`Exclude (${altClick()} the row)`}
      variant="bare"
      iconClass="size-3.5"
      aria-pressed={pressed}
      tabIndex={isCurrent ? 0 : -1}
      data-current={isCurrent || undefined}
      style={{ gridRow: row }}
      className="z-1 col-start-2 self-center opacity-0 hover:bg-edge hover:opacity-100 focus-visible:opacity-100 data-current:opacity-100 pointer-coarse:opacity-100"
      // Keeps the focus in the search field.
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
