import { StatusName } from '#src/components/StatusName.tsx'
import { Timestamp } from '#src/components/Timestamp.tsx'
import { statusName, statusLabel } from '#src/contract/statuses.ts'
import { useZone } from '#src/view/zone.ts'
import { MAX_STATUSES, type HistoryEntry } from './statusHistory.ts'

/**
 * The last statuses in the responses that this tab received, since the API has no history. If there are as many as are
 * stored, earlier ones may be missing, so the first one isn't called that.
 */
export function StatusHistory({ statuses }: { readonly statuses: readonly HistoryEntry[] }) {
  const zone = useZone()
  return (
    <ol className="flex flex-col">
      {statuses.map(({ status, at }, index) => (
        <li
          key={index}
          className="relative flex items-center gap-2 py-1 not-last:before:absolute not-last:before:top-6 not-last:before:left-[0.40625rem] not-last:before:h-3 not-last:before:w-px not-last:before:bg-edge"
        >
          <StatusName status={status} tooltip={fullName(status)} />
          <span className="ml-auto shrink-0 text-muted tabular-nums">
            {index === 0 && statuses.length < MAX_STATUSES && 'first seen '}
            <Timestamp at={at} zone={zone} exact />
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Returns the API's name of an unknown status if its label is shorter; otherwise `undefined`. */
function fullName(status: string): string | undefined {
  const name = statusName(status)
  return name === statusLabel(status) ? undefined : name
}
