import { useSyncExternalStore } from 'react'
import { clockOffset, machineTime } from '#src/lib/apiClock.ts'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let time = 0

/** One timer for the whole page, running only while something on it tells the time. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick() {
  time = machineTime()
  listeners.forEach((tell) => tell())
}

/** The same for everything on the page between two ticks. */
function now(): number {
  if (timer === undefined) time = machineTime()
  return time
}

type Value = string | number | boolean

/**
 * What `read` makes of the time now (by the API's clock, ms since the epoch), kept up to date. The component
 * renders again only when the outcome differs, so a text that says `3h ago` costs one render an hour.
 */
export function useClock<Read extends Value>(read: (now: number) => Read): Read {
  return useSyncExternalStore(subscribe, () => read(now() + clockOffset.get()))
}

/** The same by this machine's own clock: for waits, which no correction may cut short or prolong. */
export function useMachineClock<Read extends Value>(read: (now: number) => Read): Read {
  return useSyncExternalStore(subscribe, () => read(now()))
}
