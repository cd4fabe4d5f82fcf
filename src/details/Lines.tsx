import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { TAB_PANEL } from '#src/components/tabPanel.ts'
import { TimeAgo } from '#src/components/TimeAgo.tsx'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { formatUtc } from '#src/lib/time.ts'
import { useClock } from '#src/ui/clock.ts'
import { CopyButton } from '#src/ui/CopyButton.tsx'
import { useFocusFallback } from '#src/ui/useFocusFallback.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'
import { valuesOf, type JobValue } from '#src/view/filtering/valueActions.ts'
import { useZone } from '#src/view/zone.ts'
import type { Entry } from './groups.ts'
import { ValueButton } from './ValueButton.tsx'

/** Longer values are truncated to this many UTF-16 units; the raw JSON has the whole value. */
const MAX_LENGTH = 1000

/** On a touch screen, every row is as high as those with a button. */
export function Lines({ children }: { readonly children: ReactNode }) {
  return (
    <dl className="grid grid-cols-[7rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1.5 pointer-coarse:gap-y-0 pointer-coarse:[&>dd]:min-h-11 pointer-coarse:[&>dd]:content-center pointer-coarse:[&>dd]:items-center">
      {children}
    </dl>
  )
}

export function Line({ job, entry }: { readonly job: TrainingJob; readonly entry: Entry }) {
  const zone = useZone()
  const value = useClock((now) => entry.read(job, now, zone) ?? '')
  const note = useClock((now) => entry.note?.(job, now) ?? '')
  const time = entry.time?.(job)
  return (
    <Row
      label={entry.label}
      hint={entry.hint}
      value={value}
      values={entry.field && valuesOf(job, entry.field)}
      note={time ? <TimeAgo at={time} /> : note}
      isId={entry.isId ?? false}
      utc={time ? formatUtc(time) : undefined}
    />
  )
}

interface RowProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly value: string
  readonly values?: readonly JobValue[] | undefined
  readonly note?: ReactNode
  readonly isId?: boolean
  readonly utc?: string | undefined
}

export function Row({ label, hint, value, values = [], note, isId = false, utc }: RowProps) {
  const ref = useFocusFallback(TAB_PANEL)
  const content = (
    <span className={isId ? 'font-mono text-xs wrap-anywhere' : 'wrap-anywhere empty:no-value'}>
      <ValueButton values={value === '' ? [] : values}>
        {value.length > MAX_LENGTH ? `${value.slice(0, MAX_LENGTH)}…` : value}
      </ValueButton>
    </span>
  )
  return (
    <>
      <dt className="text-muted wrap-anywhere">
        <span {...withTooltip(hint)}>{label}</span>
      </dt>
      <dd
        ref={ref}
        className={clsx(
          'flex min-w-0 flex-wrap gap-x-2 tabular-nums',
          isId || utc !== undefined ? '-my-0.5 items-center gap-x-1' : 'items-baseline',
        )}
      >
        {utc === undefined ? (
          content
        ) : (
          // On a phone, the button extends into the margin for lack of other space.
          <span className="flex items-center gap-x-1 max-md:-mt-1.5 max-md:-mr-3">
            {content}
            <CopyButton text={utc} label={`${label} in UTC`} />
          </span>
        )}
        {isId && <CopyButton text={value} label={`${label} ${value}`} />}
        {note && (
          <span
            className={clsx(
              'text-xs text-muted',
              utc !== undefined && 'max-md:order-first max-md:basis-full',
            )}
          >
            {note}
          </span>
        )}
      </dd>
    </>
  )
}
