import { useState } from 'react'
import { Notice } from './Notice.tsx'
import { excludedParts } from './excludedParts.ts'
import type { Ignored } from '#src/view/ignored.ts'
import { reasonFor } from './ignoredReason.ts'

/** How much of the address is named: a line of a thousand parts would hide the jobs. */
const NAMED = 8
const LONGEST = 80

interface IgnoredNoticeProps {
  readonly address: string
  /** What of it makes no sense. */
  readonly ignored: readonly Ignored[]
}

/**
 * Names what of the address has no effect, also since another part excludes it, until it is dismissed or the
 * address changes.
 */
export function IgnoredNotice({ address, ignored }: IgnoredNoticeProps) {
  const [dismissed, setDismissed] = useState<string | null>(null)
  const parts = [
    ...ignored.map((part) => ({
      text: `${cut(part.name)}=${cut(part.value)}`,
      why: reasonFor(part),
    })),
    ...excludedParts(address).map(({ part, by }) => ({
      text: cut(part),
      why: `${cut(by)} excludes it`,
    })),
  ]
  if (parts.length === 0 || dismissed === address) return null
  return (
    <Notice
      tone="warning"
      onDismiss={({ currentTarget }) => {
        currentTarget.closest('main')?.focus()
        setDismissed(address)
      }}
    >
      Ignored in the address:{' '}
      {parts.slice(0, NAMED).map(({ text, why }, index) => (
        <span key={`${index} ${text}`}>
          {index > 0 && '; '}
          <code className="font-mono text-xs">{text}</code> ({why})
        </span>
      ))}
      {parts.length > NAMED && ` and ${parts.length - NAMED} more`}.
    </Notice>
  )
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
