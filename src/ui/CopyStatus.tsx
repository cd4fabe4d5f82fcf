import { Check, Copy, TriangleAlert } from 'lucide-react'
import type { CopyOutcome } from './useCopy.ts'

const outcomes = {
  none: { icon: <Copy aria-hidden className="size-3.5 text-muted" />, message: null },
  copied: { icon: <Check aria-hidden className="size-3.5 text-tone-green" />, message: 'Copied' },
  failed: {
    icon: <TriangleAlert aria-hidden className="size-3.5 text-tone-red" />,
    message: 'Couldn’t copy. Try again',
  },
}

interface CopyStatusProps {
  readonly label: string
  readonly outcome: CopyOutcome
}

export function CopyStatus({ label, outcome }: CopyStatusProps) {
  // For a manual copy, the dialog with the text is feedback enough.
  const { icon, message } = outcomes[outcome === 'manual' ? 'none' : outcome]
  return (
    <>
      {icon}
      {message ?? label}
    </>
  )
}
