import { cleanMessage } from '#src/jobs/errors/cleanMessage.ts'
import { describeError } from '#src/search/errorMessages.ts'
import { Button } from '#src/ui/Button.tsx'
import { lineKey } from './logLine.ts'
import type { OpenLog } from './openLog.ts'
import { hasOlder } from './paging.ts'
import { printTime } from './printLines.ts'

/** The maximum number of displayed lines. */
const MAX_ROWS = 1000

/** Displays the last of the loaded lines. */
export function LogPanel({ log: open }: { readonly log: OpenLog }) {
  const { buffer, paging } = open.log
  const lines = buffer.slice(Math.max(0, buffer.length - MAX_ROWS), buffer.length)
  return (
    <section aria-label="Logs" className="flex flex-col gap-2 px-5 py-4">
      {open.error && (
        <p role="alert">
          {describeError(open.error)} <Button onClick={open.retry}>Retry now</Button>
        </p>
      )}
      {hasOlder(paging, open.span) && <Button onClick={open.loadOlder}>Load older lines</Button>}
      <ol className="flex flex-col font-mono text-xs whitespace-pre-wrap wrap-anywhere">
        {lines.map((line) => (
          <li key={`${line.time} ${lineKey(line)}`}>
            {printTime(line.time)} {line.level} {cleanMessage(line.message)}
          </li>
        ))}
      </ol>
      {open.loading && <p role="status">Loading…</p>}
    </section>
  )
}
