import type { ComponentProps, ReactNode } from 'react'
import type { Zone } from '#src/lib/zone.ts'
import { CodeText } from '#src/ui/CodeText.tsx'
import { PanelNotice } from '#src/ui/PanelNotice.tsx'
import { ErrorReason } from './ErrorReason.tsx'
import { Timestamp } from './Timestamp.tsx'

/** Why something that a job has can't be read, and since when. */
interface ReadFailureProps {
  /** Names between backticks in the action are formatted as code: see `CodeText`. */
  readonly advice: { readonly title: string; readonly action: string }
  /** `null` if the advice covers it. */
  readonly reason: ComponentProps<typeof ErrorReason> | null
  /** When the first of the failed requests in a row was sent, ms since the epoch; `null` if unknown. */
  readonly since: number | null
  readonly zone: Zone
  /** When the request is repeated; not announced, since it can count down. */
  readonly nextRetry?: ReactNode
  /** Buttons. */
  readonly actions: ReactNode
}

/** Above what is loaded, which stays. */
export function FailureNotice(failure: ReadFailureProps) {
  return (
    <PanelNotice
      tone="error"
      actions={
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-36 tabular-nums empty:hidden">{failure.nextRetry}</span>
          {failure.actions}
        </div>
      }
    >
      <strong className="font-medium">{failure.advice.title}.</strong>{' '}
      {failure.since !== null && (
        <>
          <Since at={failure.since} zone={failure.zone} />{' '}
        </>
      )}
      <Advice {...failure} />
    </PanelNotice>
  )
}

/** In place of the content, if the first request failed. */
export function FailurePanel(failure: ReadFailureProps) {
  return (
    <div className="m-auto flex max-w-md flex-col items-center gap-1 px-5 py-8 text-center">
      <div role="alert" className="flex flex-col items-center gap-1">
        <h3 className="font-medium">{failure.advice.title}</h3>
        <p className="wrap-anywhere text-muted">
          <Advice {...failure} />
        </p>
        {failure.since !== null && (
          <p className="text-muted">
            <Since at={failure.since} zone={failure.zone} />
          </p>
        )}
      </div>
      <p className="text-muted tabular-nums empty:hidden">{failure.nextRetry}</p>
      <div className="mt-3 flex flex-wrap justify-center gap-2">{failure.actions}</div>
    </div>
  )
}

/** What to do, and what the API reported. */
function Advice({ advice, reason }: Pick<ReadFailureProps, 'advice' | 'reason'>) {
  return (
    <>
      <CodeText text={advice.action} /> {reason && <ErrorReason {...reason} />}
    </>
  )
}

function Since({ at, zone }: { readonly at: number; readonly zone: Zone }) {
  return (
    <>
      Failing since <Timestamp at={at} zone={zone} exact />.
    </>
  )
}
