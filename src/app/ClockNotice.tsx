import { useSyncExternalStore } from 'react'
import { clockOffset } from '../store/apiClock.ts'
import { Store } from '../store/store.ts'
import { Notice } from '../ui/Notice.tsx'
import { describeOffset } from './describeOffset.ts'

/** By how much more or less the clock has to be off for the notice to come back, ms. */
const MINUTE = 60_000

/** How far the clock was off when the notice was dismissed, ms. Not the component's: the wall has one, too. */
const dismissed = new Store(0)

/** Says by how much this machine's clock is off. Loaded when that is more than a minute. */
export function ClockNotice() {
  const known = useSyncExternalStore(dismissed.subscribe, dismissed.get)
  const text = useSyncExternalStore(clockOffset.subscribe, () =>
    Math.abs(clockOffset.get() - known) > MINUTE ? describeOffset(clockOffset.get()) : '',
  )
  if (text === '') return null
  return (
    <Notice tone="warning" onDismiss={() => dismissed.set(clockOffset.get())}>
      This device’s clock is {text}. Times are corrected.
    </Notice>
  )
}
