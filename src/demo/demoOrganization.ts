import { createOrganization } from './organization.ts'
import { teamSchedule } from './teamSchedule.ts'

const SEED = 1
/** How many weeks the demo's jobs go back. */
const WEEKS = 3

/** Returns the demo's organization, which has `jobs` jobs now. */
export function demoOrganization(jobs: number) {
  const start = Date.now()
  const schedule = teamSchedule({
    seed: SEED,
    perWeek: Math.max(1, Math.round(jobs / WEEKS)),
    offset: standardOffset(start),
  })
  return createOrganization({ seed: SEED, jobs, start, schedule })
}

/**
 * Returns this device's offset from UTC in standard time, ms. Without daylight saving time, the jobs are
 * the same all year.
 */
function standardOffset(now: number): number {
  const year = new Date(now).getFullYear()
  const [january = 0, july = 0] = [0, 6].map((month) => new Date(year, month).getTimezoneOffset())
  return -Math.max(january, july) * 60_000
}
