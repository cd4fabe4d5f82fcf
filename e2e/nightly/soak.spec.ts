import type { CDPSession } from '@playwright/test'
import { randomFor } from '#src/demo/random.ts'
import type { ScenarioId } from '#src/demo/scenarios.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { expect, test } from '../support/test.ts'

const SEED = 7
const POLLS = 240
/** By this poll, the page has loaded and created everything that it needs once. */
const SETTLED = 80
const ERRORS: ScenarioId[] = ['err-500', 'err-502', 'err-drop', 'err-truncated', 'err-html']
const STATUSES = ['RUNNING', 'PENDING', 'FAILED', 'COMPLETED'].map((word) => `TRAINING_JOB_${word}`)

/** Returns the organization's jobs at a poll: jobs are added, changed and removed. */
function jobsAt(poll: number) {
  const random = randomFor(SEED, poll)
  return Array.from({ length: 60 }, (_, i) =>
    aTrainingJob({
      id: `job${poll + i}`,
      name: `train-${poll + i}`,
      created_at: new Date(Date.UTC(2026, 2, 1) + (poll + i) * 60_000).toISOString(),
      current_status: STATUSES[Math.floor(random() * STATUSES.length)] ?? '',
      error_message: random() < 0.3 ? `CUDA error ${poll} on rank ${i}` : null,
    }),
  ).filter(() => random() < 0.7)
}

/** Returns the browser's memory use after garbage collection. */
async function held(cdp: CDPSession) {
  await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN
  return {
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    heapMB: of('JSHeapUsedSize') / 1e6,
  }
}

test('after hundreds of polls, a third of them failing, memory use has not grown', async ({
  page,
  mockApi,
}) => {
  test.setTimeout(300_000)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  mockApi.setJobs(jobsAt(0))
  await page.goto('/?refresh=off&overview=now,failures,queue')
  await expect(page.getByRole('table')).toHaveAttribute('aria-busy', 'false')
  const refresh = page.getByRole('button', { name: 'Refresh now' })
  // The overview also polls the GPU limits.
  const searches = () => mockApi.requests.filter(({ target }) => target.endsWith('/search')).length
  const random = randomFor(SEED, -1)
  let settled: Awaited<ReturnType<typeof held>> | null = null

  for (let poll = 1; poll <= POLLS; poll++) {
    const fails = poll < POLLS && random() < 1 / 3
    mockApi.setJobs(jobsAt(poll))
    mockApi.setError(fails ? (ERRORS[Math.floor(random() * ERRORS.length)] ?? null) : null)
    const requested = searches()
    await refresh.click()
    await expect.poll(searches, `seed ${SEED}, poll ${poll}`).toBe(requested + 1)
    await expect(page.getByRole('alert')).toHaveCount(fails ? 1 : 0)
    if (poll === SETTLED) settled = await held(cdp)
  }

  const last = jobsAt(POLLS)
  await expect(page.getByText(`${last.length} jobs`)).toBeVisible()
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', String(last.length + 1))
  for (const { name } of last.slice(-5)) {
    await expect(page.getByRole('row', { name: String(name) })).toBeVisible()
  }
  const end = await held(cdp)
  const info = `seed ${SEED}: ${JSON.stringify(settled)} then ${JSON.stringify(end)}`
  expect(end.nodes, info).toBeLessThan((settled?.nodes ?? 0) * 1.2)
  expect(end.listeners, info).toBeLessThan((settled?.listeners ?? 0) * 1.1)
  expect(end.heapMB, info).toBeLessThan((settled?.heapMB ?? 0) + 2)
})
