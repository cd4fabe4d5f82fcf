import { createAtom } from '@tanstack/store'
import { useSyncExternalStore } from 'react'
import { clockOffset, machineTime } from '#src/lib/apiClock.ts'

const time = createAtom(0)
let timer: ReturnType<typeof setInterval> | undefined
let listeners = 0

/** Runs one timer for the whole page, but only while a component displays the time. */
function subscribe(listener: () => void): () => void {
  const { unsubscribe } = time.subscribe(listener)
  listeners += 1
  timer ??= setInterval(() => time.set(machineTime()), 1000)
  return () => {
    unsubscribe()
    listeners -= 1
    if (listeners > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Constant between two ticks, so that the page is consistent. */
function now(): number {
  if (timer === undefined) time.set(machineTime())
  return time.get()
}

type Value = string | number | boolean

// Not `useSelector`, which takes four more hooks: a screen of rows has a hundred of these.

/**
 * Returns the result of `read` for the current time (by the API's clock, ms since the epoch), kept up to date. The
 * component rerenders only when the result changes, so a text such as `1h 20m ago` costs one render a minute.
 */
export function useClock<Read extends Value>(read: (now: number) => Read): Read {
  return useSyncExternalStore(subscribe, () => read(now() + clockOffset.get()))
}

/** The same by this machine's clock, for waits, which a clock correction must not shorten or extend. */
export function useMachineClock<Read extends Value>(read: (now: number) => Read): Read {
  return useSyncExternalStore(subscribe, () => read(now()))
}
