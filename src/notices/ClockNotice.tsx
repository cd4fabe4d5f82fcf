import { useSelector } from '@tanstack/react-store'
import { createAtom } from '@tanstack/store'
import { clockOffset } from '#src/lib/apiClock.ts'
import { describeOffset } from './describeOffset.ts'
import { Notice } from './Notice.tsx'

/** How far the clock must be off to display the notice, or to display it again after it is dismissed, ms. */
const MIN_OFFSET = 60_000

/** The clock offset when the notice was dismissed, ms. Shared with the wall's notice. */
const dismissedOffset = createAtom(0)

/** Reports that this machine's clock is off by more than a minute. Loaded with the first correction. */
export function ClockNotice() {
  const dismissed = useSelector(dismissedOffset)
  const offset = useSelector(clockOffset)
  if (Math.abs(offset) <= MIN_OFFSET || Math.abs(offset - dismissed) <= MIN_OFFSET) return null
  return (
    <Notice
      tone="warning"
      onDismiss={({ currentTarget }) => {
        currentTarget.closest('main')?.focus()
        dismissedOffset.set(offset)
      }}
    >
      This device’s clock is {describeOffset(offset)}. Times are corrected.
    </Notice>
  )
}
