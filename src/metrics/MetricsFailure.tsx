import { Countdown } from '#src/components/Countdown.tsx'
import { FailureNotice, FailurePanel } from '#src/components/ReadFailure.tsx'
import { reasonOf } from '#src/search/errorMessages.ts'
import { waitEnd, type FailedReading } from '#src/search/failedReading.ts'
import { Button } from '#src/ui/Button.tsx'
import { useMachineClock } from '#src/ui/clock.ts'
import { ReloadLink } from '#src/ui/ReloadLink.tsx'
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

function useFailure({ failed }: FailureProps) {
  const { error, since } = failed
  const zone = useZone()
  return {
    advice: describeMetricsError(error),
    reason: reasonOf(error),
    since,
    zone,
    nextRetry: <NextRetry failed={failed} />,
  }
}

interface RetryProps extends FailureProps {
  readonly variant: 'tinted' | 'outline'
}

function Retry({ failed, onRetry, variant }: RetryProps) {
  const query = useQueryString()
  const until = waitEnd(failed)
  const mustWait = useMachineClock((now) => now < until)
  return (
    <>
      {failed.error.kind === 'signed-out' && <ReloadLink query={query} variant={variant} />}
      <Button variant={variant} disabled={mustWait} onClick={onRetry}>
        Retry now
      </Button>
    </>
  )
}

/** When the wait that the API requests ends. */
function NextRetry({ failed }: Pick<FailureProps, 'failed'>) {
  const until = waitEnd(failed)
  const mustWait = useMachineClock((now) => now < until)
  return (
    mustWait && (
      <>
        Retrying in <Countdown until={until} />
      </>
    )
  )
}
