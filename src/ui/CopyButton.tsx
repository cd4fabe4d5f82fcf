import { Check, Copy, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, for the button's name: `ID p7qr9qv`. */
  readonly label: string
}

const outcomes = {
  none: { says: 'Copy', icon: <Copy aria-hidden className="size-3.5" /> },
  copied: { says: 'Copied', icon: <Check aria-hidden className="size-3.5 text-tone-green" /> },
  denied: {
    says: 'The browser did not allow to copy',
    icon: <TriangleAlert aria-hidden className="size-3.5 text-tone-red" />,
  },
}

/** Copies a text to the clipboard and says whether it did. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<keyof typeof outcomes>('none')

  useEffect(() => {
    if (outcome === 'none') return
    const timer = setTimeout(() => setOutcome('none'), 1500)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      setOutcome('denied')
    }
  }

  const { says, icon } = outcomes[outcome]
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`${says} ${label}`}
      title={`${says} ${label}`}
      className="flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-subtle hover:text-ink"
      onClick={() => void copy()}
    >
      {icon}
    </button>
  )
}
