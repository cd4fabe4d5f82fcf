import { useRef, useState } from 'react'
import { classes } from './classes.ts'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, for the button's name: `ID p7qr9qv`. */
  readonly label: string
}

const outcomes = {
  none: { says: 'Copy', look: 'icon-copy' },
  copied: { says: 'Copied', look: 'icon-copied before:text-tone-green' },
  denied: { says: 'The browser did not allow to copy', look: 'icon-denied before:text-tone-red' },
}

/** How long the button says what came of it, ms. */
const SAID = 1500

/** Copies a text to the clipboard and says whether it did. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [last, setLast] = useState<{ text: string; outcome: keyof typeof outcomes } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setLast({ text, outcome: 'copied' })
    } catch {
      setLast({ text, outcome: 'denied' })
    }
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setLast(null), SAID)
  }

  // The button may be another text's by now.
  const { says, look } = outcomes[last?.text === text ? last.outcome : 'none']
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`${says} ${label}`}
      className={classes(
        'icon inline-flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-subtle hover:text-ink',
        look,
      )}
      onClick={() => void copy()}
    />
  )
}
