import { FailureNotice, FailurePanel } from '#src/components/ReadFailure.tsx'
import { RetryButtons } from '#src/components/RetryButtons.tsx'
import { reasonOf } from '#src/search/errorMessages.ts'
import { waitEnd, type FailedReading } from '#src/search/failedReading.ts'
import { useQueryString } from '#src/view/useQueryString.ts'
import { useZone } from '#src/view/zone.ts'
import { describeMetricsError } from './metricsErrors.ts'

interface FailureProps {
  readonly failed: FailedReading
  readonly onRetry: () => void
}

/** Above the metrics of an earlier poll. */
export function FailedPoll(props: FailureProps) {
  return <FailureNotice {...useFailure(props)} actions={<Retry {...props} variant="tinted" />} />
}

/** In place of the metrics. */
export function FailedMetrics(props: FailureProps) {
  return <FailurePanel {...useFailure(props)} actions={<Retry {...props} variant="outline" />} />
}

function useFailure({ failed: { error, since } }: FailureProps) {
  const zone = useZone()
  return { advice: describeMetricsError(error), reason: reasonOf(error), since, zone }
}

interface RetryProps extends FailureProps {
  readonly variant: 'tinted' | 'outline'
}

function Retry({ failed, onRetry, variant }: RetryProps) {
  const query = useQueryString()
  return (
    <RetryButtons
      signIn={failed.error.kind === 'signed-out' ? query : null}
      waitUntil={waitEnd(failed)}
      variant={variant}
      onRetry={onRetry}
    />
  )
}
