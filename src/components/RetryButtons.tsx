import { Button } from '#src/ui/Button.tsx'
import { useMachineClock } from '#src/ui/clock.ts'
import { ReloadLink } from '#src/ui/ReloadLink.tsx'
import { useFocusFallback } from '#src/ui/useFocusFallback.ts'
import { Countdown } from './Countdown.tsx'
import { TAB_PANEL } from './tabPanel.ts'

interface RetryButtonsProps {
  /** If the login in front of the dashboard caused the error: the page's query string, to return to. */
  readonly signIn: string | null
  /** Until when the API allows no request, by this machine's clock, ms since the epoch; 0 if there is no limit. */
  readonly waitUntil: number
  readonly variant: 'tinted' | 'outline'
  readonly onRetry: () => void
}

/** What the user can do about a failed request in a tab of the details. */
export function RetryButtons({ signIn, waitUntil, variant, onRetry }: RetryButtonsProps) {
  const mustWait = useMachineClock((now) => now < waitUntil)
  const ref = useFocusFallback<HTMLButtonElement>(TAB_PANEL)
  return (
    <>
      {mustWait && (
        <span className="self-center tabular-nums">
          Retrying in <Countdown until={waitUntil} />
        </span>
      )}
      {signIn !== null && <ReloadLink query={signIn} variant={variant} />}
      <Button ref={ref} variant={variant} disabled={mustWait} onClick={onRetry}>
        Retry now
      </Button>
    </>
  )
}
