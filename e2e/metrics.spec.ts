import type { Page } from '@playwright/test'
import type { MetricsResponse } from '#src/contract/metrics.ts'
import type { BodyChange, MockApi } from '#src/demo/server.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { details, notice, palette, row, sidewaysOverflow } from './support/page.ts'
import { boxOf } from './support/pixels.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

const MINUTE = 60_000

/** A time before now, as the API prints it. */
const ago = (ms: number) => new Date(Date.now() - ms).toISOString()

const base = aTrainingJob()
const running = aTrainingJob({
  id: 'run1',
  name: 'running run',
  created_at: ago(180 * MINUTE),
  updated_at: ago(170 * MINUTE),
  instance_type: { ...base.instance_type, gpu_count: 8 },
  node_count: 2,
})
const completed = aTrainingJob({
  id: 'done1',
  name: 'completed run',
  created_at: '2026-03-02T09:00:00.000Z',
  updated_at: '2026-03-02T15:00:00.000Z',
  current_status: 'TRAINING_JOB_COMPLETED',
  node_count: 2,
})
const pending = {
  ...running,
  id: 'wait1',
  name: 'waiting run',
  current_status: 'TRAINING_JOB_PENDING',
}
const inProject = (id: string) => ({
  ...completed,
  id,
  name: id,
  training_project_id: id,
  training_project: { id, name: id },
})
const jobs = [
  running,
  pending,
  completed,
  inProject('err-metrics-403'),
  inProject('err-metrics-empty'),
]

const metrics = (page: Page) => details(page).getByRole('region', { name: 'Metrics', exact: true })
const tab = (page: Page) => details(page).getByRole('tab', { name: 'Metrics' })
const rangeButton = (page: Page, name: string) =>
  metrics(page).getByRole('group', { name: 'Range' }).getByRole('button', { name, exact: true })
const node0 = (page: Page) =>
  metrics(page)
    .getByText(/^Node 0/)
    .first()
const idleMark = (page: Page) => details(page).getByRole('button', { name: /for 15m$/ })

/** The queries of the requests for metrics that the API received. */
function received(mockApi: MockApi): URLSearchParams[] {
  const targets = mockApi.requests.map(({ target }) => target.split('?'))
  return targets
    .filter(([path = '']) => path.endsWith('/metrics'))
    .map(([, query]) => new URLSearchParams(query))
}

/** Returns how long the last requested window is, minutes, and its step, s. */
function lastWindow(mockApi: MockApi) {
  const query = received(mockApi).at(-1)
  const [start = NaN, end = NaN] = ['start', 'end'].map((side) =>
    Number(query?.get(`${side}_epoch_millis`)),
  )
  return { minutes: Math.round((end - start) / MINUTE), step: query?.get('step_seconds') }
}

function isMetrics(body: unknown, path: string): body is MetricsResponse {
  return typeof body === 'object' && body !== null && path.endsWith('/metrics')
}

/** Returns a change of the API’s responses: the utilization of each GPU, by its rank. */
function withUtilization(valueOf: (rank: number) => number): BodyChange {
  const change = (gpus: MetricsResponse['gpu_utilization']) =>
    Object.fromEntries(
      Object.entries(gpus).map(([rank, samples]) => [
        rank,
        samples.map((sample) => ({ ...sample, value: valueOf(Number(rank)) })),
      ]),
    )
  return (body, path) =>
    isMetrics(body, path)
      ? {
          ...body,
          gpu_utilization: change(body.gpu_utilization),
          per_node_metrics: body.per_node_metrics.map(({ node_id: id, metrics: node }) => ({
            node_id: id,
            metrics: { ...node, gpu_utilization: change(node.gpu_utilization) },
          })),
        }
      : body
}

async function open(page: Page, id: string, rest = ''): Promise<void> {
  await page.goto(`/?refresh=off&tz=utc&open=${id}&tab=metrics${rest}`)
}

test.beforeEach(({ mockApi }) => {
  mockApi.setJobs(jobs)
  mockApi.setChange(withUtilization(() => 0.9))
})

test('the tab has the last hour of a running job, and other ranges in the URL', async ({
  page,
  mockApi,
}) => {
  await page.goto('/?refresh=off&tz=utc&open=run1')
  await tab(page).click()
  await expect(page).toHaveURL('/?refresh=off&tz=utc&open=run1&tab=metrics')
  await expect(node0(page)).toBeVisible()
  await expect(rangeButton(page, '1h')).toHaveAttribute('aria-pressed', 'true')
  expect(lastWindow(mockApi)).toEqual({ minutes: 60, step: '15' })
  await expect(metrics(page).getByText(/^Updated /)).toBeVisible()

  await rangeButton(page, '15m').click()
  await expect(page).toHaveURL('/?refresh=off&tz=utc&open=run1&tab=metrics&range=15m')
  await expect.poll(() => lastWindow(mockApi)).toEqual({ minutes: 15, step: '15' })
  await page.reload()
  await expect(node0(page)).toBeVisible()
  await expect(rangeButton(page, '15m')).toHaveAttribute('aria-pressed', 'true')
  await page.goBack()
  await expect(details(page).getByRole('tabpanel', { name: 'Overview' })).toBeVisible()
})

test('the metrics of a running job are read every 30 seconds', async ({ page, mockApi }) => {
  await page.clock.install()
  await open(page, 'run1')
  await expect(node0(page)).toBeVisible()
  await settle(page)
  const before = received(mockApi).length
  await page.clock.runFor(29_000)
  await settle(page)
  expect(received(mockApi)).toHaveLength(before)
  await page.clock.runFor(2000)
  await expect.poll(() => received(mockApi).length).toBe(before + 1)
})

test('ranges of an ended job count back from its end, and are read once', async ({
  page,
  mockApi,
}) => {
  await page.clock.install()
  await open(page, 'done1', '&range=6h')
  await expect(node0(page)).toBeVisible()
  expect(lastWindow(mockApi)).toEqual({ minutes: 360, step: '60' })
  const end = Number(received(mockApi)[0]?.get('end_epoch_millis'))
  expect(new Date(end).toISOString()).toBe('2026-03-02T15:00:00.000Z')
  await expect(metrics(page).getByText(/^Updated /)).toBeHidden()
  await page.clock.runFor(5 * MINUTE)
  await settle(page)
  expect(received(mockApi)).toHaveLength(1)
})

test('the range stays from job to job, unless it has fixed times', async ({ page }) => {
  await open(page, 'run1', '&range=6h&chart=1')
  await row(page, 'completed run').getByRole('link').click()
  await expect(page).toHaveURL('/?refresh=off&tz=utc&open=done1&tab=metrics&range=6h')
  await expect(node0(page)).toBeVisible()

  await open(page, 'done1', '&range=2026-03-02T10:00Z..2026-03-02T10:30Z')
  await expect(node0(page)).toBeVisible()
  await expect(metrics(page).getByText('Mar 2, 2026, 10:00 – 10:30 (UTC)')).toBeVisible()
  await row(page, 'running run').getByRole('link').click()
  await expect(page).toHaveURL('/?refresh=off&tz=utc&open=run1&tab=metrics')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL('/?refresh=off&tz=utc')
})

test('an invalid range or node is ignored, and reported', async ({ page, mockApi }) => {
  await open(page, 'run1', '&range=2h&chart=first')
  await expect(notice(page, 'Ignored in the URL')).toContainText(
    'range=2h (use one of 15m, 1h, 6h, all, or two times in order such as 2026-03-01T09:00Z..2026-03-01T17:30Z); chart=first (use a whole number from 0 to 999)',
  )
  await expect(node0(page)).toBeVisible()
  expect(lastWindow(mockApi).minutes).toBe(60)
})

test('a job without metrics says why', async ({ page, mockApi }) => {
  await open(page, 'wait1')
  await expect(metrics(page)).toContainText('No metrics yet')
  await expect(metrics(page)).toContainText('The job is waiting for nodes.')

  await open(page, 'err-metrics-empty')
  await expect(metrics(page)).toContainText('The job has no samples in its last 1h.')
  await metrics(page).getByRole('button', { name: 'Show all metrics' }).click()
  await expect(metrics(page)).toContainText('The job ended (completed) without metrics.')
  expect(lastWindow(mockApi).minutes).toBe(360)

  await open(page, 'done1', '&range=2026-02-02T10:00Z..2026-02-02T10:30Z')
  await expect(metrics(page)).toContainText('No metrics in this range')
})

test('an error is explained, and can be retried', async ({ page, mockApi }) => {
  await open(page, 'err-metrics-403')
  const alert = metrics(page).getByRole('alert')
  await expect(alert).toContainText('This API key can’t read metrics')
  await expect(alert).toContainText(/Failing since \d\d:\d\d:\d\d UTC\./)
  // The rest of the details still works.
  await details(page).getByRole('tab', { name: 'Overview' }).click()
  await expect(details(page)).toContainText('err-metrics-403')

  await open(page, 'run1')
  await expect(node0(page)).toBeVisible()
  mockApi.setError('err-metrics-403')
  await page.clock.install()
  await page.reload()
  await expect(alert).toContainText('This API key can’t read metrics')
  mockApi.setError(null)
  await metrics(page).getByRole('button', { name: 'Retry now' }).click()
  await expect(alert).toBeHidden()
  await expect(node0(page)).toBeVisible()

  // What is loaded stays, and says since when it is old.
  mockApi.setError('err-metrics-403')
  await page.clock.runFor(31_000)
  await expect(alert).toContainText('This API key can’t read metrics.')
  await expect(alert).toContainText(/Failing since \d\d:\d\d:\d\d UTC\./)
  await expect(node0(page)).toBeVisible()
})

test('idle GPUs of a running job have a mark, which leads to the metrics', async ({
  page,
  mockApi,
}) => {
  mockApi.setChange(withUtilization((rank) => (rank === 3 ? 0.02 : 0.9)))
  await page.goto('/?refresh=off&open=run1')
  await expect(idleMark(page)).toHaveText('2 of 16 GPUs idle for 15m')
  const note = details(page).getByRole('region', { name: 'Idle GPUs' })
  await expect(note).toContainText('Node 0, GPU 3: 2%, median of its node 90%')
  await expect(note).toContainText('Node 1, GPU 3: 2%, median of its node 90%')
  expect(lastWindow(mockApi)).toEqual({ minutes: 16, step: '60' })
  expect(received(mockApi)).toHaveLength(1)
  await idleMark(page).click()
  await expect(page).toHaveURL('/?refresh=off&open=run1&tab=metrics')
  await expect(node0(page)).toBeVisible()

  // Metrics that are newer have the last word.
  mockApi.setChange(withUtilization(() => 0.9))
  await rangeButton(page, '15m').click()
  await expect(idleMark(page)).toBeHidden()
})

test('a job that just started or has ended has no mark', async ({ page, mockApi }) => {
  mockApi.setChange(withUtilization(() => 0))
  const young = { ...running, id: 'new1', name: 'new run', updated_at: ago(5 * MINUTE) }
  mockApi.setJobs([young, completed])
  await page.goto('/?refresh=off&open=new1')
  await expect(details(page)).toContainText('Project')
  await settle(page)
  await row(page, 'completed run').getByRole('link').click()
  await expect(details(page)).toContainText('Completed')
  await settle(page)
  expect(received(mockApi)).toHaveLength(0)
  await expect(idleMark(page)).toBeHidden()
})

test('the palette opens the metrics', async ({ page }) => {
  await page.goto('/?refresh=off&open=done1')
  await expect(details(page)).toContainText('Project')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('open metrics')
  await palette(page)
    .getByRole('option', { name: /^Open metrics/ })
    .click()
  await expect(page).toHaveURL('/?refresh=off&open=done1&tab=metrics')
  await expect(node0(page)).toBeVisible()
})

test('the tab and the mark are accessible, and fit a phone', async ({ page, mockApi }) => {
  mockApi.setChange(withUtilization((rank) => (rank === 3 ? 0.02 : 0.9)))
  await page.goto('/?refresh=off&open=run1')
  await expect(idleMark(page)).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
  await open(page, 'run1')
  await expect(node0(page)).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])

  await page.setViewportSize({ width: 390, height: 844 })
  await expect(node0(page)).toBeVisible()
  await expect.poll(() => sidewaysOverflow(page)).toBe(0)
  expect((await boxOf(metrics(page))).width).toBe(390)
})
