import { X } from 'lucide-react'
import { plural } from '#src/lib/units.ts'
import { CopyTextButton } from '#src/ui/CopyTextButton.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'

interface LineActionsProps {
  readonly count: number
  readonly text: () => string
  /** Returns the URL of the first selected line. */
  readonly link: () => string
  readonly onClear: () => void
}

/** What can be done with the selected lines. */
export function LineActions({ count, text, link, onClear }: LineActionsProps) {
  return (
    <section
      aria-label="Selected lines"
      className="flex shrink-0 items-center gap-1 border-t border-line bg-surface py-1 pr-2 pl-4"
    >
      <p role="status" className="mr-auto min-w-0 truncate tabular-nums">
        {plural(count, 'line')} selected
      </p>
      <CopyTextButton
        variant="ghost"
        label={count === 1 ? 'Copy line' : 'Copy lines'}
        text={text}
      />
      <CopyTextButton variant="ghost" label="Copy link" text={link} />
      <IconButton icon={X} label="Clear selection" keys="Esc" onClick={onClear} />
    </section>
  )
}
