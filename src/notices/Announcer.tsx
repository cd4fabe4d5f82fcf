import { describeChanges } from './describeChanges.ts'
import type { Changes } from './useStatusChanges.ts'

export function Announcer({ changes }: { readonly changes: Changes }) {
  return (
    <div role="status" aria-label="Status changes" className="sr-only">
      {describeChanges(changes)}
    </div>
  )
}
