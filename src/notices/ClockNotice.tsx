import { useSelector } from '@tanstack/react-store'
import { createAtom } from '@tanstack/store'
import { clockOffset } from '#src/lib/apiClock.ts'
import { describeOffset } from './describeOffset.ts'
import { Notice } from './Notice.tsx'

/** The minimum offset to display the notice, and the minimum change to display it again after it was dismissed, ms. */
const MIN_OFFSET = 60_000

/** The clock offset when the notice was dismissed, ms. Shared with the wall's notice. */
const dismissedOffset = createAtom(0)

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
