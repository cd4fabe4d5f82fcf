import type { Exchange, Reading } from './offsetOf.ts'
import { createAtom } from '@tanstack/store'

/** By how much a response's date may differ from the page's time before that is looked at more closely, ms. */
const IN_STEP = 2000

/** Half the second that a date leaves open, ms. */
const HALF_SECOND = 500

/** How far this machine's clock is behind the API's, ms, below zero if it is ahead. 0 while unknown or under 2 s. */
export const clockOffset = createAtom(0)

/** The last five responses with a date, oldest first. */
let exchanges: readonly Exchange[] = []

/** What this machine's clock was ahead of `performance.now` by at the last of them, ms. */
let base = -Infinity

export function readClocks(): Reading {
  return [Date.now(), performance.now()]
}

/**
 * Takes the API's time from a response's headers; `sent` is when it was requested. Resolves when the page's time
 * is right: what corrects it is loaded with the first date that differs.
 */
export async function noteDate(headers: Headers, sent: Reading): Promise<void> {
  const received = readClocks()
  const date = Date.parse(headers.get('x-upstream-date') ?? '') + HALF_SECOND
  if (!date) return
  base = received[0] - received[1]
  exchanges = [...exchanges.slice(-4), [headers, sent, received]]
  if (Math.abs(date - currentTime()) < IN_STEP) return
  try {
    const correcting = await import('./offsetOf.ts')
    clockOffset.set(correcting.offsetOf(exchanges))
  } catch {
    // The page asks for a reload (`missingFiles.ts`) and goes on uncorrected.
  }
}

/**
 * The time by this machine's clock, ms since the epoch. One that is set back goes on as before until the next
 * response tells how far it is off; one that jumps ahead is trusted, since the machine has most likely slept.
 */
export function machineTime(): number {
  return Math.max(Date.now(), base + performance.now())
}

/** The time now by the API's clock, as far as it is known, ms since the epoch: what the times of jobs compare with. */
export function currentTime(): number {
  return machineTime() + clockOffset.get()
}
