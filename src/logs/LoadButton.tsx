import { Button, type ButtonVariant } from '#src/ui/Button.tsx'
import { useMachineClock } from '#src/ui/clock.ts'
import type { OpenLog } from './openLog.ts'

interface LoadButtonProps {
  readonly log: OpenLog
  readonly lines: 'older' | 'newer'
  readonly variant: ButtonVariant
  readonly className?: string
}

/** Loads lines beyond an end of the loaded ones, unless the API requested a wait. */
export function LoadButton({ log, lines, variant, className }: LoadButtonProps) {
  const mustWait = useMachineClock((now) => now < log.waitUntil)
  const isLoading = log.reading === lines
  return (
    <Button
      variant={variant}
      className={className}
      disabled={isLoading || mustWait}
      onClick={lines === 'older' ? log.loadOlder : log.loadNewer}
    >
      {isLoading ? `Loading ${lines} lines…` : `Load ${lines} lines`}
    </Button>
  )
}
