import { CircleHelp, Command } from 'lucide-react'
import { commandKeys, isApple } from '#src/lib/platform.ts'
import { IconButton } from '#src/ui/IconButton.tsx'

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
      <IconButton
        icon={Command}
        label="Commands"
        keys={commandKeys('K')}
        look="outline"
        aria-keyshortcuts={isApple() ? 'Meta+K' : 'Control+K'}
        aria-haspopup="dialog"
        onPointerEnter={onNearPalette}
        onFocus={onNearPalette}
        onClick={onPalette}
      />
      <IconButton
        icon={CircleHelp}
        label="Keyboard"
        keys="?"
        look="outline"
        // A phone has no keys, and little room.
        className="max-sm:hidden"
        aria-keyshortcuts="?"
        aria-haspopup="dialog"
        onClick={onKeys}
      />
    </>
  )
}
