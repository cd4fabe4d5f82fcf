import type { Page, TestInfo } from '@playwright/test'
import type { MockApi } from '#src/demo/server.ts'
import { ERROR_SCENARIOS, type ErrorScenario } from '#src/testing/errorScenarios.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { ENDLESS_JOB, fiftyMegabytes, ODD_RESPONSES } from '#src/testing/wireErrors.ts'
import { ERROR_MESSAGES } from '../support/errorMessages.ts'
import { report } from '../support/errorReport.ts'
import {
  errorBanner,
  jobCount,
  notice,
  refreshButton,
  result,
  row,
  table,
} from '../support/page.ts'
import { expect, test } from '../support/test.ts'

/** Every way in which a search can fail, in the browser: the message, and the recovery. */

const NAMES = ['llama-sft', 'qwen-dpo', 'whisper-small']
const JOBS = NAMES.map((name, index) => aTrainingJob({ id: `job-${index}`, name }))

/** The interval of `refresh=5s`, ms. */
const INTERVAL = 5000

test.describe.configure({ timeout: 120_000 })
test.use({ proxySettings: { timeoutMs: 2000 } })

/** Returns the names that the table no longer displays. */
async function lostRows(page: Page): Promise<string[]> {
  const displayed = await table(page).getByRole('link').allInnerTexts()
  return NAMES.filter((name) => !displayed.includes(name))
}

async function openWithJobs(page: Page, mockApi: MockApi): Promise<void> {
  mockApi.setJobs(JOBS)
  await page.goto('/?refresh=5s')
  await expect(row(page, 'llama-sft')).toBeVisible()
}

/** Sets an error and polls; returns the message and the number of lost rows. */
async function failPoll(page: Page, mockApi: MockApi, scenario: ErrorScenario) {
  const { name, respond, kind, status, reason } = scenario
  mockApi.setError(respond)
  await refreshButton(page).click()
  await expect(errorBanner(page), name).toContainText(`${ERROR_MESSAGES[kind].title}.`)
  await expect(errorBanner(page)).toContainText(/Showing data from \d\d:\d\d GMT\+[12]\./)
  const text = await errorBanner(page).innerText()
  if (status !== undefined) expect(text, name).toContain(`HTTP ${status}`)
  const quote = /Baseten says: “([^]*)”/.exec(text)?.[1]
  if (quote !== undefined) expect(quote, name).toMatch(reason)
  const said = /HTTP \d+[^]*$/.exec(text)?.[0] ?? text.slice(text.lastIndexOf('. ') + 2)
  const lost = await lostRows(page)
  expect.soft(lost, `rows lost to ${name}`).toEqual([])
  return { message: `${ERROR_MESSAGES[kind].title}: ${said.slice(0, 90)}`, rowsLost: lost.length }
}

async function recovers(
  page: Page,
  mockApi: MockApi,
  { scenario, info }: { scenario: ErrorScenario; info: TestInfo },
) {
  const outcome = await failPoll(page, mockApi, scenario)
  mockApi.setError(null)
  const from = performance.now()
  await expect(errorBanner(page), `${scenario.name} is over`).toBeHidden({ timeout: INTERVAL })
  const recovered = `${((performance.now() - from) / 1000).toFixed(1)} s`
  expect.soft(await lostRows(page)).toEqual([])
  report(info, { scenario: scenario.name, recovered, ...outcome })
}

const retriedSoon = ERROR_SCENARIOS.filter(
  ({ retry }) => retry === 'backoff' || (typeof retry === 'number' && retry < INTERVAL),
)
const retriedAfterAMinute = ERROR_SCENARIOS.filter(({ retry }) => retry === 'minute')
const retriedMuchLater = ERROR_SCENARIOS.filter(
  ({ retry }) => typeof retry === 'number' && retry >= INTERVAL,
)

for (const scenario of retriedSoon) {
  test(`${scenario.name}: the rows stay, and the page recovers by itself`, async ({
    page,
    mockApi,
  }, info) => {
    await openWithJobs(page, mockApi)
    await recovers(page, mockApi, { scenario, info })
  })
}

for (const scenario of retriedAfterAMinute) {
  test(`${scenario.name}: the rows stay, and the page retries after a minute`, async ({
    page,
    mockApi,
  }, info) => {
    await page.clock.install()
    await openWithJobs(page, mockApi)
    const outcome = await failPoll(page, mockApi, scenario)
    const { length } = mockApi.requests
    mockApi.setError(null)
    await page.clock.fastForward(50_000)
    // Only a person can fix it, so there is no countdown.
    await expect(page.getByText(/^Retrying in/)).toBeHidden()
    expect(mockApi.requests, 'no retry before a minute has passed').toHaveLength(length)
    await page.clock.fastForward(10_000)
    await expect(errorBanner(page)).toBeHidden({ timeout: INTERVAL })
    expect(mockApi.requests).toHaveLength(length + 1)
    report(info, { scenario: scenario.name, recovered: '60 s', ...outcome })
  })
}

for (const scenario of retriedMuchLater) {
  test(`${scenario.name}: the rows stay, and the page retries after an hour`, async ({
    page,
    mockApi,
    proxyLog,
  }, info) => {
    await page.clock.install()
    await openWithJobs(page, mockApi)
    const outcome = await failPoll(page, mockApi, scenario)
    // Counts the page's requests, not those of the proxy, which has its own retry delay.
    const { length } = proxyLog
    await page.clock.fastForward(3_500_000)
    await page.getByText(/^Retrying in 1m \d\ds$/).waitFor()
    expect(proxyLog, 'no retry before an hour has passed').toHaveLength(length)
    await page.clock.fastForward(100_000)
    await expect.poll(() => proxyLog.length).toBe(length + 1)
    expect.soft(await lostRows(page)).toEqual([])
    report(info, { scenario: scenario.name, recovered: 'retries after 1 h', ...outcome })
  })
}

for (const [index, [name, respond]] of Object.entries(ODD_RESPONSES).entries()) {
  test(`${name}: the page displays the new jobs and no error`, async ({ page, mockApi }, info) => {
    await openWithJobs(page, mockApi)
    const added = `added-${index}`
    mockApi.setJobs([...JOBS, aTrainingJob({ id: added, name: added })])
    mockApi.setError(respond)
    await expect(row(page, added)).toBeVisible({ timeout: 3 * INTERVAL })
    await expect(errorBanner(page)).toBeHidden()
    const renamed = name === 'bytes that are not UTF-8' ? ['llama-sft'] : []
    const lost = (await lostRows(page)).filter((each) => !renamed.includes(each))
    expect(lost).toEqual([])
    report(info, { scenario: name, message: 'the jobs', recovered: 'no error', rowsLost: 0 })
  })
}

test('50 MB of text instead of a job hides that row, and the page recovers', async ({
  page,
  mockApi,
}, info) => {
  await openWithJobs(page, mockApi)
  mockApi.setError(ENDLESS_JOB)
  await expect(notice(page, 'unexpected format')).toContainText(/^1 job is hidden/)
  const message = (await notice(page, 'unexpected format').innerText()).slice(0, 110)
  mockApi.setError(null)
  await expect(row(page, 'llama-sft')).toBeVisible({ timeout: 2 * INTERVAL })
  const rowsLost = (await lostRows(page)).length
  report(info, { scenario: '50 MB instead of a job', message, recovered: 'next poll', rowsLost })
})

test('50 MB of jobs are all displayed', async ({ page, mockApi }, info) => {
  const { count, error: respond } = fiftyMegabytes()
  mockApi.setError(respond)
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(count))
  const message = jobCount(count)
  report(info, { scenario: '50 MB of jobs', message, recovered: 'no error', rowsLost: 0 })
})
