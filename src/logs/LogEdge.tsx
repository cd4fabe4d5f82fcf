import { LoadButton } from './LoadButton.tsx'
import type { OpenLog } from './openLog.ts'
import { hasNewer, hasOlder } from './paging.ts'

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
        'New lines appear here.'
      ) : span.endedAt === null ? null : (
        'End of the log'
      )}
    </div>
  )
}
