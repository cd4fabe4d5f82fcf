import { TimeAgo } from '#src/components/TimeAgo.tsx'
import { useClock } from '#src/ui/clock.ts'
import { LoadButton } from './LoadButton.tsx'
import { millisecondOf } from './logLine.ts'
import type { OpenLog } from './openLog.ts'
import { hasNewer, hasOlder } from './paging.ts'

/** A job that writes nothing for longer than this may be stuck, ms. */
const SILENT = 60_000

interface LogEdgeProps {
  readonly log: OpenLog
  readonly end: 'start' | 'end'
  /** px */
  readonly height: number
}

/** An end of the loaded lines: whether the log goes on there. */
export function LogEdge({ log, end, height }: LogEdgeProps) {
  const { log: loaded, span, tailing } = log
  const isStart = end === 'start'
  const hasMore = (isStart ? hasOlder : hasNewer)(loaded.paging, span)
  return (
    <div
      style={{ height }}
      className={`sticky left-0 flex w-[min(100cqw,100%)] items-center px-4 text-xs text-muted ${isStart ? '' : 'absolute! bottom-0'}`}
    >
      {hasMore ? (
        <LoadButton
          log={log}
          lines={isStart ? 'older' : 'newer'}
          variant="quiet"
          className="-ml-2"
        />
      ) : isStart ? (
        'Beginning of the log'
      ) : tailing ? (
        <Tail log={log} />
      ) : span.endedAt === null ? null : (
        'End of the log'
      )}
    </div>
  )
}

function Tail({ log: { log } }: { readonly log: OpenLog }) {
  const last = log.buffer.at(log.buffer.length - 1)
  const at = last ? millisecondOf(last) : Infinity
  const isSilent = useClock((now) => now - at > SILENT)
  return (
    <p>
      New lines appear here.
      {isSilent && (
        <>
          {' '}
          Last line <TimeAgo at={at} />.
        </>
      )}
    </p>
  )
}
