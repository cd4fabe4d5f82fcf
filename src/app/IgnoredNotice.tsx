import { useState } from 'react'
import { Notice } from '../ui/Notice.tsx'
import type { Ignored } from '../view/ignored.ts'
import { reasonFor } from '../view/ignoredReason.ts'

interface IgnoredNoticeProps {
  readonly address: string
  /** What of it has no effect; at least one. */
  readonly ignored: readonly Ignored[]
}

/** Names what of the address has no effect, until it is dismissed or the address changes. */
export function IgnoredNotice({ address, ignored }: IgnoredNoticeProps) {
  const [dismissed, setDismissed] = useState<string | null>(null)
  if (dismissed === address) return null
  return (
    <Notice tone="warning" onDismiss={() => setDismissed(address)}>
      Ignored in the address:{' '}
      {ignored.map((part, index) => (
        <span key={`${index} ${part.name}`}>
          {index > 0 && '; '}
          <code className="font-mono text-xs">
            {part.name}={part.value}
          </code>{' '}
          ({reasonFor(part)})
        </span>
      ))}
      .
    </Notice>
  )
}
