import { Check, Copy, TriangleAlert } from 'lucide-react'
import type { CopyOutcome } from './useCopy.ts'

const outcomes = {
  none: { icon: <Copy aria-hidden className="size-3.5 text-muted" />, says: null },
  copied: { icon: <Check aria-hidden className="size-3.5 text-tone-green" />, says: 'Copied' },
  failed: {
    icon: <TriangleAlert aria-hidden className="size-3.5 text-tone-red" />,
    says: 'Couldn’t copy. Try again',
  },
}

interface CopySaysProps {
  readonly label: string
  readonly outcome: CopyOutcome
}

/** What a button in words that copies a text says: what it does or, for a moment, what came of it. */
export function CopyStatus({ label, outcome }: CopySaysProps) {
  // A text to be copied by hand is displayed: that says it.
  const { icon, says } = outcomes[outcome === 'manual' ? 'none' : outcome]
  return (
    <>
      {icon}
      {says ?? label}
    </>
  )
}
