import { clsx } from 'clsx'
import { CircleHelp, Command } from 'lucide-react'
import { CONTROL } from '#src/ui/classes.ts'
import { commandKeys, isApple } from '#src/lib/platform.ts'

interface HelpButtonsProps {
  readonly onPalette: () => void
  /** Somebody is about to open the palette. */
  readonly onNearPalette: () => void
  readonly onKeys: () => void
}

/** The ways to the palette and to the list of keys for whoever does not know theirs. */
export function HelpButtons({ onPalette, onNearPalette, onKeys }: HelpButtonsProps) {
  return (
    <>
      <button
        type="button"
        aria-label="Commands"
        data-tooltip={`Commands (${commandKeys('K')})`}
        aria-keyshortcuts={isApple() ? 'Meta+K' : 'Control+K'}
        aria-haspopup="dialog"
        className={clsx(CONTROL, 'rounded-md px-2')}
        onPointerEnter={onNearPalette}
        onFocus={onNearPalette}
        onClick={onPalette}
      >
        <Command aria-hidden className="size-4" />
      </button>
      <button
        type="button"
        aria-label="Keyboard"
        data-tooltip="Keyboard (?)"
        aria-keyshortcuts="?"
        aria-haspopup="dialog"
        // A phone has no keys, and little room.
        className={clsx(CONTROL, 'rounded-md px-2 max-sm:hidden')}
        onClick={onKeys}
      >
        <CircleHelp aria-hidden className="size-4" />
      </button>
    </>
  )
}
