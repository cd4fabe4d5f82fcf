import { statusLabel, statusMark, statusName } from '#src/contract/statuses.ts'
import { formatMoment } from '#src/lib/zone.ts'
import type { Sighting } from './statusHistory.ts'
import { MarkIcon } from '#src/ui/Badge.tsx'
import { useClock } from '#src/ui/clock.ts'
import { useZone } from '#src/view/zone.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'

/** The statuses that the dashboard saw the job in, since the page was opened; the API tells of no others. */
export function SeenHere({ sightings }: { readonly sightings: readonly Sighting[] }) {
  return (
    <ol className="flex flex-col">
      {sightings.map(({ status, at }, place) => (
        <li
          key={place}
          className="relative flex items-center gap-2 py-1 not-last:before:absolute not-last:before:top-6 not-last:before:left-[0.40625rem] not-last:before:h-3 not-last:before:w-px not-last:before:bg-edge"
        >
          <MarkIcon {...statusMark(status)} />
          <span {...withTooltip(statusName(status))}>{statusLabel(status)}</span>
          <span className="ml-auto text-muted tabular-nums">
            {place === 0 && 'first seen '}
            <Moment at={at} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function Moment({ at }: { readonly at: number }) {
  const zone = useZone()
  return useClock((now) => formatMoment(at, now, zone))
}
