const HOUR = 3_600_000
export const WEEK = 7 * 24 * HOUR

/** The Monday that weeks are counted from, ms since the epoch. */
const MONDAY = Date.UTC(2024, 0, 1)

/** The hour in which scheduled jobs are created, every day. */
const NIGHTLY_HOUR = 2

/** Jobs per hour of a workday and of a weekend day, as relative weights. */
const WORKDAY = [
  0.2, 0.15, 2, 0.1, 0.1, 0.1, 0.2, 0.6, 1.6, 3, 3.4, 3, 1.8, 2.4, 3.2, 3.2, 3, 2.4, 1.4, 0.8, 0.7,
  0.7, 0.5, 0.3,
]
const WEEKEND = [
  0.15, 0.1, 2, 0.05, 0.05, 0.05, 0.05, 0.1, 0.1, 0.25, 0.35, 0.4, 0.3, 0.35, 0.4, 0.4, 0.4, 0.3,
  0.25, 0.2, 0.25, 0.3, 0.25, 0.15,
]
const HOURS = [...WORKDAY, ...WORKDAY, ...WORKDAY, ...WORKDAY, ...WORKDAY, ...WEEKEND, ...WEEKEND]

const TOTAL = HOURS.reduce((sum, weight) => sum + weight)
/** The share of a week's jobs that are created before each hour of the week. */
const BEFORE: readonly number[] = HOURS.map(
  (_, hour) => HOURS.slice(0, hour).reduce((sum, weight) => sum + weight, 0) / TOTAL,
)

/** Returns how many weeks of jobs are created before a local time (ms since the epoch, as if it were UTC). */
export function weeksOfJobs(local: number): number {
  const week = Math.floor((local - MONDAY) / WEEK)
  const hours = (local - MONDAY - week * WEEK) / HOUR
  const hour = Math.floor(hours)
  const before = BEFORE[hour] ?? 0
  return week + before + (hours - hour) * ((BEFORE[hour + 1] ?? 1) - before)
}

/** Returns the local time before which this many weeks of jobs are created: the inverse of {@link weeksOfJobs}. */
export function localTimeOf(weeks: number): number {
  const week = Math.floor(weeks)
  const share = weeks - week
  let hour = 0
  for (let step = 128; step >= 1; step /= 2) {
    if ((BEFORE[hour + step] ?? 1) <= share) hour += step
  }
  const before = BEFORE[hour] ?? 0
  const part = (share - before) / ((BEFORE[hour + 1] ?? 1) - before)
  return MONDAY + week * WEEK + Math.floor((hour + part) * HOUR)
}

/** Whether scheduled jobs are created at a local time. */
export function isNightly(local: number): boolean {
  return Math.floor((local - MONDAY) / HOUR) % 24 === NIGHTLY_HOUR
}
