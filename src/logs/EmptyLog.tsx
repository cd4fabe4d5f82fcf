import type { ReactNode } from 'react'
import { plural } from '#src/lib/units.ts'
import type { Zone } from '#src/lib/zone.ts'
import { Button } from '#src/ui/Button.tsx'
import { describeEmptyLog } from './emptyLog.ts'
import { LoadButton } from './LoadButton.tsx'
import { FailedLog } from './LogFailure.tsx'
import type { OpenLog } from './openLog.ts'
import { hasOlder } from './paging.ts'

interface EmptyLogProps {
  readonly log: OpenLog
  readonly zone: Zone
  readonly isSearching: boolean
  readonly onClearFilters: () => void
}

/** In place of the lines: why there are none. */
export function EmptyLog({ log, zone, isSearching, onClearFilters }: EmptyLogProps) {
  const { buffer, paging } = log.log
  if (buffer.length > 0) {
    if (isSearching) return <Status>Searching…</Status>
    const hasMore = hasOlder(paging, log.span)
    return (
      <Text
        title="No line matches the filters"
        text={`Searched ${plural(buffer.length, 'loaded line')}.${hasMore ? ' Older lines aren’t loaded.' : ''}`}
      >
        <Button onClick={onClearFilters}>Clear filters</Button>
        {hasMore && <LoadButton log={log} lines="older" variant="outline" />}
      </Text>
    )
  }
  if (log.error) return <FailedLog log={log} zone={zone} />
  if (log.loading || log.link === 'loading') return <Status>Loading log…</Status>
  if (log.reading !== null) return <Status>Loading older lines…</Status>
  if (log.log.invalid.size > 0) {
    return <Text title="No lines to display" text="None of the lines has a valid timestamp." />
  }
  return <Text {...describeEmptyLog(log.job)} />
}

function Status({ children }: { readonly children: string }) {
  return (
    <p role="status" className="m-auto px-5 py-8 text-muted">
      {children}
    </p>
  )
}

interface TextProps {
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}

function Text({ title, text, children }: TextProps) {
  return (
    <div className="m-auto flex max-w-md flex-col items-center gap-1 px-5 py-8 text-center">
      <h3 className="font-medium">{title}</h3>
      <p className="text-muted">{text}</p>
      {children && <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  )
}
