import { FailureNotice, FailurePanel } from '#src/components/ReadFailure.tsx'
import { RetryButtons } from '#src/components/RetryButtons.tsx'
import { reasonOf } from '#src/search/errorMessages.ts'
import type { SearchError } from '#src/search/searchError.ts'
import { useQueryString } from '#src/view/useQueryString.ts'
import { useZone } from '#src/view/zone.ts'
import { describeCheckpointError } from './checkpointErrors.ts'

interface FailureProps {
  readonly error: SearchError
  /** When the first of the failed requests in a row was sent, ms since the epoch; `null` if it was the only one. */
  readonly since: number | null
  /** Until when the API allows no request, by this machine's clock, ms since the epoch; 0 if there is no limit. */
  readonly waitUntil: number
  readonly onRetry: () => void
  /** Whether something is displayed below, which stays. */
  readonly isNotice: boolean
}

/** Why checkpoints or their files can't be read. */
export function Failure({ error, since, waitUntil, onRetry, isNotice }: FailureProps) {
  const zone = useZone()
  const query = useQueryString()
  const Frame = isNotice ? FailureNotice : FailurePanel
  return (
    <Frame
      advice={describeCheckpointError(error)}
      reason={reasonOf(error)}
      since={since}
      zone={zone}
      actions={
        <RetryButtons
          signIn={error.kind === 'signed-out' ? query : null}
          waitUntil={waitUntil}
          variant={isNotice ? 'tinted' : 'outline'}
          onRetry={onRetry}
        />
      }
    />
  )
}
