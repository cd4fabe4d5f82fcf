import { useState, type ReactNode } from 'react'
import { currentTime } from '#src/lib/apiClock.ts'
import { fromKeys } from '#src/lib/records.ts'
import { CodeText } from '#src/ui/CodeText.tsx'
import { forExclusions, type ExclusionKey } from '#src/view/filtering/exclusions.ts'
import { futureRanges, isBackward } from '#src/view/filtering/rangeProblem.ts'
import { TIME_KEYS } from '#src/view/filtering/spans.ts'
import type { Ignored } from '#src/view/ignored.ts'
import { RANGES } from '#src/view/metricsRange.ts'
import { PARTS } from '#src/view/overview.ts'
import { parseView, type viewParsers } from '#src/view/url.ts'
import { DENSITIES, REFRESHES, TABS } from '#src/view/view.ts'
import { excludedParts } from './excludedParts.ts'
import { Notice } from './Notice.tsx'

/** Limits of the list: parts, and characters of each. A longer notice would hide the jobs. */
const MAX_PARTS = 8
const MAX_LENGTH = 80

interface IgnoredNoticeProps {
  readonly address: string
  readonly ignored: readonly Ignored[]
}

/**
 * Lists the parts of the address that have no effect, because they are invalid or excluded by another part, and time
 * ranges in the future.
 */
export function IgnoredNotice({ address, ignored }: IgnoredNoticeProps) {
  const [dismissed, setDismissed] = useState<string | null>(null)
  const parts: { text: string; why: ReactNode }[] = [
    ...ignored.map((part) => ({
      text: `${truncate(part.name)}=${truncate(part.value)}`,
      why: <CodeText text={reasonFor(part)} />,
    })),
    ...excludedParts(address).map(({ part, by }) => ({
      text: truncate(part),
      why: `excluded by ${truncate(by)}`,
    })),
  ]
  const view = parseView(address)
  const future = futureRanges(view, currentTime()).map(
    (key) => `${key}=${truncate(view[key] ?? '')}`,
  )
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
          Ignored in the URL:{' '}
          {parts.slice(0, MAX_PARTS).map(({ text, why }, index) => (
            <span key={`${index} ${text}`}>
              {index > 0 && '; '}
              <code className="font-mono text-xs">{text}</code> ({why})
            </span>
          ))}
          {parts.length > MAX_PARTS && ` and ${parts.length - MAX_PARTS} more`}.{' '}
        </>
      )}
      {future.map((text) => (
        <span key={text}>
          <code className="font-mono text-xs">{text}</code> is in the future, so no jobs match.{' '}
        </span>
      ))}
    </Notice>
  )
}

function truncate(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text
}

const namesOf = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ')

type Parameter = keyof typeof viewParsers

const TIME_REASON =
  'use a span such as `24h` or `7d`, `today`, `yesterday`, `last-night`, two dates such as `2026-03-01..2026-03-05`, or two times such as `2026-03-01T09:00Z..2026-03-01T17:30Z`'

/** Names between backticks are formatted as code: see `CodeText`. */
const reasons: Readonly<Record<Exclude<Parameter, ExclusionKey>, string>> = {
  status: 'not a status',
  project: 'not a project ID',
  job: 'not a job ID',
  q: 'use 1 to 200 characters',
  user: 'not a user',
  instance: 'not an instance type',
  gpu: 'not a GPU type',
  capacity: 'not a capacity',
  nodes: 'not a number of nodes',
  checkpoint: 'not a checkpoint sync state',
  error: 'use `yes` or `none`',
  fault: 'not an error type',
  ...fromKeys(TIME_KEYS, () => TIME_REASON),
  longer: 'use a span such as `30m`, `6h` or `2d`',
  sort: 'unknown column',
  cols: 'unknown column',
  density: `use one of ${namesOf(DENSITIES)}`,
  open: 'not a job ID',
  tab: `use one of ${namesOf(TABS)}`,
  full: 'use `1`',
  log: 'use 1 to 200 characters',
  level: 'not a level',
  node: 'use 1 to 200 characters',
  line: 'not a link to a log line',
  range: `use one of ${namesOf(RANGES)}, or two times in order such as \`2026-03-01T09:00Z..2026-03-01T17:30Z\``,
  chart: 'use a whole number from 0 to 999',
  refresh: `use one of ${namesOf(REFRESHES)}`,
  overview: `use any of ${namesOf(PARTS)}`,
  wall: 'use `1`',
  tz: 'use `utc`, or remove it for your local time zone',
}

const allReasons: Readonly<Record<Parameter, string>> = {
  ...reasons,
  ...forExclusions((key) => reasons[key]),
}

/** Returns why a part of the URL has no effect, as the end of a sentence, with names between backticks. */
export function reasonFor({ why, value }: Ignored): string {
  if (why === 'unknown') return 'unknown parameter'
  if (TIME_KEYS.some((key) => key === why) && isBackward(value)) return 'must end after it starts'
  return why === 'again' ? 'repeated; only the first value applies' : allReasons[why]
}
