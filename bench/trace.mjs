import * as z from 'zod'

/**
 * @typedef {z.infer<typeof traceSchema>['traceEvents'][number]} TraceEvent
 */

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      /** µs, as are `dur` and `tdur`. */
      ts: z.number(),
      dur: z.optional(z.number()),
      /** The part of `dur` in which the thread had a core. */
      tdur: z.optional(z.number()),
    }),
  ),
})

const CATEGORIES = ['blink.user_timing', 'toplevel', 'disabled-by-default-devtools.timeline']
/** Chromium's names for a task of a thread's event loop, by version. A trace with both has each task twice. */
const TASKS = ['RunTask', 'ThreadControllerImpl::RunTask']

/**
 * Records a trace of the browser during an action. Returns its events in order.
 *
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<unknown>} action
 * @returns {Promise<TraceEvent[]>}
 */
export async function traceOf(page, action) {
  const browser = page.context().browser()
  if (!browser) throw new Error('The page has no browser to trace')
  await browser.startTracing(page, { categories: CATEGORIES })
  await action()
  const trace = await browser.stopTracing()
  const { traceEvents: events } = traceSchema.parse(JSON.parse(trace.toString()))
  return events.sort((a, b) => a.ts - b.ts)
}

/**
 * Returns the tasks of a thread from one of its events to another, in order. All times in µs.
 *
 * @param {TraceEvent[]} events
 * @param {TraceEvent | undefined} from
 * @param {TraceEvent | undefined} to
 */
export function tasksBetween(events, from, to) {
  if (!from || !to) throw new Error('The trace does not contain the action')
  const own = events.filter(({ pid, tid }) => pid === from.pid && tid === from.tid)
  const name = TASKS.find((each) => own.some((event) => event.name === each))
  const tasks = own
    .filter((event) => event.name === name)
    .map(({ ts, dur = 0, tdur = dur }) => ({ start: ts, end: ts + dur, cpu: tdur }))
    .filter(({ start, end }) => end >= from.ts && start <= to.ts)
  if (tasks.length === 0) throw new Error('The trace contains no task of the main thread')
  return tasks
}

/**
 * @param {ReturnType<typeof tasksBetween>} tasks
 * @returns {number} ms
 */
export function longestOf(tasks) {
  return Math.max(...tasks.map(({ start, end }) => end - start)) / 1000
}
