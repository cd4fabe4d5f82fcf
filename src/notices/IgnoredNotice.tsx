import { useState } from 'react'
import { Notice } from './Notice.tsx'
import { currentTime } from '#src/lib/apiClock.ts'
import { fromKeys } from '#src/lib/records.ts'
import { excludedParts } from './excludedParts.ts'
import type { Ignored } from '#src/view/ignored.ts'
import { forExclusions, type ExclusionKey } from '#src/view/filtering/exclusions.ts'
import { futureRanges, isBackward } from '#src/view/filtering/rangeProblem.ts'
import { TIME_KEYS } from '#src/view/filtering/spans.ts'
import { PARTS } from '#src/view/overview.ts'
import { parseView, type viewParsers } from '#src/view/url.ts'
import { DENSITIES, REFRESHES } from '#src/view/view.ts'

/** How much of the address is named: a line of a thousand parts would hide the jobs. */
const NAMED = 8
const LONGEST = 80

interface IgnoredNoticeProps {
  readonly address: string
  /** What of it makes no sense. */
  readonly ignored: readonly Ignored[]
}

/**
 * Names what of the address has no effect, also since another part excludes it, and the ranges of time in which no
 * job can be, until it is dismissed or the address changes.
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
  const view = parseView(address)
  const future = futureRanges(view, currentTime()).map((key) => `${key}=${cut(view[key] ?? '')}`)
  if (parts.length + future.length === 0 || dismissed === address) return null
  return (
    <Notice
      tone="warning"
      onDismiss={({ currentTarget }) => {
        currentTarget.closest('main')?.focus()
        setDismissed(address)
      }}
    >
      {parts.length > 0 && (
        <>
          Ignored in the address:{' '}
          {parts.slice(0, NAMED).map(({ text, why }, index) => (
            <span key={`${index} ${text}`}>
              {index > 0 && '; '}
              <code className="font-mono text-xs">{text}</code> ({why})
            </span>
          ))}
          {parts.length > NAMED && ` and ${parts.length - NAMED} more`}.{' '}
        </>
      )}
      {future.map((text) => (
        <span key={text}>
          <code className="font-mono text-xs">{text}</code> is in the future, so no job
          matches.{' '}
        </span>
      ))}
    </Notice>
  )
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

type Parameter = keyof typeof viewParsers

const TIME_REASON =
  'it must be a span such as 24h or 7d, today, yesterday, last-night, two dates such as 2026-03-01..2026-03-05, or two times such as 2026-03-01T09:00Z..2026-03-01T17:30Z'

const reasons: Readonly<Record<Exclude<Parameter, ExclusionKey>, string>> = {
  status: 'it cannot be a status',
  project: 'it cannot be a project ID',
  job: 'it cannot be a job ID',
  q: 'it must be a text of 1 to 200 characters',
  user: 'it names no user',
  instance: 'it names no instance type',
  gpu: 'it names no GPU type',
  capacity: 'it names no capacity',
  nodes: 'it is no number of nodes',
  checkpoint: 'it names no state of the checkpoint sync',
  error: 'it must be yes or none',
  fault: 'it names no error type',
  ...fromKeys(TIME_KEYS, () => TIME_REASON),
  longer: 'it must be a span such as 30m, 6h or 2d',
  sort: 'there is no such column',
  cols: 'there is no such column',
  density: `it must be one of ${DENSITIES.join(', ')}`,
  open: 'it cannot be a job ID',
  refresh: `it must be one of ${REFRESHES.join(', ')}`,
  overview: `it must be of ${PARTS.join(', ')}`,
  wall: 'it must be 1',
  tz: 'it must be utc; without it, times are in your own time zone',
}

/** What can't be included can't be excluded. */
const allReasons: Readonly<Record<Parameter, string>> = {
  ...reasons,
  ...forExclusions((key) => reasons[key]),
}

/** Why a part of the URL had no effect, as a sentence's end. */
export function reasonFor({ why, value }: Ignored): string {
  if (why === 'unknown') return 'there is no such parameter'
  if (TIME_KEYS.some((key) => key === why) && isBackward(value))
    return 'it must end after it starts'
  return why === 'again' ? 'it stands in the address twice; the first one counts' : allReasons[why]
}
