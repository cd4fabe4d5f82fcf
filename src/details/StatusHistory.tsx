import { Timestamp } from '#src/components/Timestamp.tsx'
import { statusLabel, statusMark, statusName } from '#src/contract/statuses.ts'
import type { Sighting } from './statusHistory.ts'
import { MarkIcon } from '#src/ui/Badge.tsx'
import { useZone } from '#src/view/zone.ts'

/** The statuses that the dashboard saw the job in, since the page was opened; the API tells of no others. */
export function SeenHere({ sightings }: { readonly sightings: readonly Sighting[] }) {
  const zone = useZone()
  return (
    <ol className="flex flex-col">
      {sightings.map(({ status, at }, place) => (
        <li
          key={place}
          className="relative flex items-center gap-2 py-1 not-last:before:absolute not-last:before:top-6 not-last:before:left-[0.40625rem] not-last:before:h-3 not-last:before:w-px not-last:before:bg-edge"
        >
          <MarkIcon {...statusMark(status)} />
          <span title={statusName(status)}>{statusLabel(status)}</span>
          <span className="ml-auto text-muted tabular-nums">
            {place === 0 && 'first seen '}
            <Timestamp at={at} zone={zone} />
          </span>
        </li>
      ))}
    </ol>
  )
}
