import { useSelector } from '@tanstack/react-store'
import { clockOffset } from '#src/lib/apiClock.ts'
import { createAtom } from '@tanstack/store'
import { Notice } from './Notice.tsx'
import { describeOffset } from './describeOffset.ts'

/** How far the clock has to be off for the notice, and by how much more or less for it to come back, ms. */
const MINUTE = 60_000

/** How far the clock was off when the notice was dismissed, ms. Not the component's: the wall has one, too. */
const dismissed = createAtom(0)

/** Says by how much this machine's clock is off, if that is more than a minute. Loaded with the first correction. */
export function ClockNotice() {
  const known = useSelector(dismissed)
  const offset = useSelector(clockOffset)
  if (Math.abs(offset) <= MINUTE || Math.abs(offset - known) <= MINUTE) return null
  return (
    <Notice
      tone="warning"
      onDismiss={({ currentTarget }) => {
        currentTarget.closest('main')?.focus()
        dismissed.set(offset)
      }}
    >
      This device’s clock is {describeOffset(offset)}. Times are corrected.
    </Notice>
  )
}
