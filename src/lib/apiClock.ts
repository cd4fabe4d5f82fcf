import { createAtom } from '@tanstack/store'
import type { Exchange, Reading } from './offsetOf.ts'

/** A smaller difference between a response's date and the page's time, ms, isn't corrected. */
const TOLERANCE = 2000

/** Half the resolution of a date, ms. */
const HALF_SECOND = 500

/** How far this machine's clock is behind the API's, ms; negative if it is ahead. 0 if unknown or less than 2 s. */
export const clockOffset = createAtom(0)

/** The last five responses with a date, oldest first. */
let exchanges: readonly Exchange[] = []

/** The difference between `Date.now` and `performance.now` at the last of these responses, ms. */
let base = -Infinity

export function readClocks(): Reading {
  return [Date.now(), performance.now()]
}

/**
 * Reads the API's time from a response's headers. `sent` is the time of the request. Resolves once the page's time is
 * correct. The correction's code is loaded with the first date that differs.
 */
export async function noteDate(headers: Headers, sent: Reading): Promise<void> {
  const received = readClocks()
  const date = Date.parse(headers.get('x-upstream-date') ?? '') + HALF_SECOND
  if (!date) return
  base = received[0] - received[1]
  exchanges = [...exchanges.slice(-4), [headers, sent, received]]
  if (Math.abs(date - currentTime()) < TOLERANCE) return
  try {
    const correcting = await import('./offsetOf.ts')
    clockOffset.set(correcting.offsetOf(exchanges))
  } catch {
    // The page offers a reload (`missingFiles.ts`) and continues without a correction.
  }
}

/**
 * Returns the time by this machine's clock, ms since the epoch. If the clock is set back, the time continues as before
 * until the next response. If it jumps ahead, the new time is used, since the machine has probably slept.
 */
export function machineTime(): number {
  return Math.max(Date.now(), base + performance.now())
}

/** Returns the time by the API's clock as far as known, ms since the epoch. Jobs' times are compared with this time. */
export function currentTime(): number {
  return machineTime() + clockOffset.get()
}
