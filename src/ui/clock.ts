import { useSyncExternalStore } from 'react'

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
  time = Date.now()
  listeners.forEach((tell) => tell())
}

/** The same for everything on the page between two ticks. */
function now(): number {
  if (timer === undefined) time = Date.now()
  return time
}

/**
 * What `read` makes of the time now (ms since the epoch), kept up to date. The component renders
 * again only when the outcome differs, so a text that says `3h ago` costs one render an hour.
 */
export function useClock<Value extends string | number | boolean>(
  read: (now: number) => Value,
): Value {
  return useSyncExternalStore(subscribe, () => read(now()))
}
