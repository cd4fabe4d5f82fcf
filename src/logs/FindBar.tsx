import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { formatCount } from '#src/lib/units.ts'
import { IconButton } from '#src/ui/IconButton.tsx'
import { SearchField } from './SearchField.tsx'
import type { Find } from './useFind.ts'

interface FindBarProps {
  readonly find: Find
  /** Whether only some of the loaded lines are listed. */
  readonly isFiltered: boolean
  readonly onClose: () => void
  readonly ref: Ref<HTMLInputElement>
}

export function FindBar({ find, isFiltered, onClose, ref }: FindBarProps) {
  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey } = event
    if (key === 'Enter') find.step(shiftKey ? -1 : 1)
    else if (key === 'ArrowUp') find.step(-1)
    else if (key === 'ArrowDown') find.step(1)
    else return
    event.preventDefault()
  }
  const where = isFiltered ? 'Find in filtered lines' : 'Find in log'
  return (
    <div
      role="search"
      aria-label={where}
      className="grid grid-cols-[minmax(6rem,32rem)_repeat(4,auto)] items-start justify-start gap-x-1 border-b border-line bg-subtle px-3 py-1.5"
    >
      <SearchField
        ref={ref}
        label={where}
        placeholder={`${where}, /regex/`}
        icon={<Search aria-hidden className="size-4" />}
        value={find.text}
        problem={find.problem}
        onChange={find.setText}
        onKeyDown={onKeyDown}
      />
      <output className="min-w-24 px-1 text-xs @max-xl/log:empty:min-w-0 @max-xl/log:empty:px-0 leading-8 whitespace-nowrap text-muted tabular-nums pointer-coarse:leading-11">
        {countOf(find)}
      </output>
      <IconButton
        icon={ChevronUp}
        label="Previous match"
        keys="Shift Enter"
        disabled={find.count === 0}
        onClick={() => find.step(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label="Next match"
        keys="Enter"
        disabled={find.count === 0}
        onClick={() => find.step(1)}
      />
      <IconButton icon={X} label="Close find" keys="Esc" onClick={onClose} />
    </div>
  )
}

function countOf({ text, problem, count, position, isSearching }: Find): string {
  if (text.trim() === '' || problem !== null) return ''
  if (isSearching) return 'Searching…'
  if (count === 0) return 'No lines'
  return `${position === 0 ? '' : `${formatCount(position)} of `}${formatCount(count)} ${count === 1 ? 'line' : 'lines'}`
}
