import { useState } from 'react'
import type { LeftOut } from '../search/answer.ts'
import { Notice } from '../ui/Notice.tsx'
import { ignoredParameters } from '../view/ignored.ts'
import { useAddress } from './useAddress.ts'

/** Names what of the address has no effect, until it is dismissed or the address changes. */
export function IgnoredNotice() {
  const address = useAddress()
  const [dismissed, setDismissed] = useState<string | null>(null)
  const ignored = ignoredParameters(address)
  if (ignored.length === 0 || dismissed === address) return null
  return (
    <Notice tone="warning" onDismiss={() => setDismissed(address)}>
      Ignored in the address:{' '}
      {ignored.map(({ name, value, reason }, index) => (
        <span key={`${index} ${name}`}>
          {index > 0 && '; '}
          <code className="font-mono text-xs">
            {name}={value}
          </code>{' '}
          ({reason})
        </span>
      ))}
      .
    </Notice>
  )
}

/** Says how many jobs of the answer cannot be shown, and why the first of them cannot. */
export function LeftOutNotice({ leftOut }: { readonly leftOut: LeftOut }) {
  const { count, first } = leftOut
  return (
    <Notice tone="warning">
      {count === 1 ? '1 job is' : `${count} jobs are`} not shown, because Baseten’s answer breaks
      its own contract. The first: job {first.job}, field{' '}
      <code className="font-mono text-xs">{first.field}</code>: {first.reason}.
    </Notice>
  )
}
