import { useState } from 'react'
import { Notice } from '../ui/Notice.tsx'
import type { Ignored } from '../view/ignored.ts'
import { reasonFor } from '../view/ignoredReason.ts'

/** How much of the address is named: a line of a thousand parts would hide the jobs. */
const NAMED = 8
const LONGEST = 80

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
    <Notice
      tone="warning"
      onDismiss={({ currentTarget }) => {
        currentTarget.closest('main')?.focus()
        setDismissed(address)
      }}
    >
      Ignored in the address:{' '}
      {ignored.slice(0, NAMED).map((part, index) => (
        <span key={`${index} ${part.name}`}>
          {index > 0 && '; '}
          <code className="font-mono text-xs">
            {cut(part.name)}={cut(part.value)}
          </code>{' '}
          ({reasonFor(part)})
        </span>
      ))}
      {ignored.length > NAMED && ` and ${ignored.length - NAMED} more`}.
    </Notice>
  )
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
