import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, for the button's name: `ID p7qr9qv`. */
  readonly label: string
}

/** Copies a text to the clipboard and says that it did. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'denied' | null>(null)

  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), 1500)
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

  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`${outcome === 'copied' ? 'Copied' : 'Copy'} ${label}`}
      data-tip={outcome === 'denied' ? 'The browser did not allow copying' : `Copy ${label}`}
      className="flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-subtle hover:text-ink"
      onClick={() => void copy()}
    >
      {outcome === 'copied' ? (
        <Check aria-hidden className="size-3.5 text-tone-green" />
      ) : (
        <Copy aria-hidden className="size-3.5" />
      )}
    </button>
  )
}
