import { Check, Copy, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, for the button's name: `ID p7qr9qv`. */
  readonly label: string
}

interface Last {
  readonly text: string
  readonly outcome: keyof typeof outcomes
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
  const [last, setLast] = useState<Last>({ text, outcome: 'none' })

  useEffect(() => {
    if (last.outcome === 'none') return
    const timer = setTimeout(() => setLast({ text, outcome: 'none' }), 1500)
    return () => clearTimeout(timer)
  }, [last, text])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setLast({ text, outcome: 'copied' })
    } catch {
      setLast({ text, outcome: 'denied' })
    }
  }

  // The button may have been given another text since.
  const { says, icon } = outcomes[last.text === text ? last.outcome : 'none']
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
