import type { Page } from '@playwright/test'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { createOrganization } from '#src/demo/organization.ts'
import { axe } from './support/axe.ts'
import { busy, job, REASON, start } from './support/busyJobs.ts'
import { details, errorBanner, sidewaysOverflow, table } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'
import { misfits, textSizes } from './support/wall.ts'

const jobs = createOrganization({ seed: 3, jobs: 120, start }).jobsAt(start)
const running = jobs.filter(({ current_status: status }) => status === 'TRAINING_JOB_RUNNING')

const typeOf = ({ instance_type: type }: TrainingJob) => type.gpu_type

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const runningJobs = (page: Page) => page.getByRole('list', { name: 'Running jobs' })
const firstRunning = (page: Page) => runningJobs(page).getByRole('listitem').first()
const total = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Totals' }).getByRole('listitem').filter({ hasText: name })
/** A list's page number: `Page 2 of 8`. */
const pageOf = (page: Page, name: string, text: string) =>
  region(page, name).getByText(text, { exact: true })

/** Advances the clock, and waits for the polls that are due. */
async function later(page: Page, ms: number): Promise<void> {
  await page.clock.runFor(ms)
  await settle(page)
}

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('the wall displays totals and lists, and Escape leads back to the page', async ({ page }) => {
  await page.goto('/?refresh=off&overview=now')
  await page.getByRole('link', { name: 'Open wall display' }).click()
  await expect(page).toHaveURL('/?refresh=off&overview=now&wall=1')
  await expect(page.getByRole('heading', { name: 'All jobs' })).toBeVisible()
  await expect(total(page, 'Jobs running')).toContainText(`Jobs running${running.length}`)
  for (const name of ['Running jobs', 'Recently ended', 'Queue', 'GPUs by user']) {
    await expect(region(page, name)).toBeVisible()
  }
  await expect(page.getByRole('table')).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL('/?refresh=off&overview=now')
  await expect(table(page)).toBeVisible()
})

test('the wall displays only the jobs of its view', async ({ page }) => {
  const type = running.map(typeOf).find((known) => known !== null) ?? ''
  const own = running.filter((one) => typeOf(one) === type)
  await page.goto(`/?refresh=off&gpu=${type}&wall=1`)
  await expect(page.getByRole('heading', { name: type, exact: true })).toBeVisible()
  await expect(total(page, 'Jobs running')).toContainText(`Jobs running${own.length}`)
  await expect(runningJobs(page).getByRole('listitem')).not.toHaveCount(0)
})

test('totals, queues, users and ended jobs have the right contents', async ({ page, mockApi }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  mockApi.setJobs([
    job({ id: 'one', status: 'RUNNING', minutes: 80 }),
    job({ id: 'two', status: 'RUNNING', minutes: 200, gpus: 4, user: 'bob' }),
    job({ id: 'soon', status: 'DEPLOYING', gpus: 2, user: 'bob' }),
    job({ id: 'urgent', status: 'PENDING', type: 'B200', minutes: 12, user: 'cy' }),
    job({ id: 'later', status: 'QUEUED', type: 'B200', minutes: 3 }),
    job({ id: 'cpu', status: 'PENDING', type: null, minutes: 7, user: 'dee' }),
    job({ id: 'oom', status: 'FAILED', updated: 5, error: REASON }),
    job({ id: 'done', status: 'COMPLETED', updated: 30, minutes: 90 }),
    job({ id: 'long-ago', status: 'FAILED', updated: 25 * 60, minutes: 30 * 60, error: 'Killed' }),
  ])
  await page.goto('/?refresh=1m&wall=1')
  await expect(page.getByRole('list', { name: 'Totals' }).getByRole('listitem')).toHaveText([
    'GPUs running12+2 deploying',
    'Jobs running2+1 deploying',
    'Jobs waiting3for 16 GPUs',
    'Failed in 24h1of 2 ended',
  ])
  await expect(runningJobs(page).getByRole('listitem')).toHaveText([
    /^twobob4 × H1003h 2\dm$/,
    /^oneada8 × H1001h 2\dm$/,
  ])
  await expect(region(page, 'Queue').getByRole('listitem')).toHaveText([
    /^B2002 jobs · 16 GPUsNext:urgent1\dm \d\ds$/,
    /^CPU only1 jobNext:cpu\d+m \d\ds$/,
  ])
  await expect(region(page, 'GPUs by user').getByRole('listitem')).toHaveText([
    'ada8+8 waiting',
    'bob4+2 deploying',
    'cy0+8 waiting',
    'dee1 job',
  ])
  await expect(region(page, 'Recently ended').getByRole('listitem')).toHaveText([
    /^oom\d+m agoFailed · torch\.OutOfMemoryError: CUDA out of memory\./,
    /^done3\dm agoCompleted · ada · 1h 00m$/,
    /^long-ago1d agoFailed · Killed$/,
  ])
  await page.goto('/?refresh=1m&overview=now.project&wall=1')
  await expect(region(page, 'GPUs by project').getByRole('listitem')).toHaveText([
    'gpt-oss-finetune12+16 waiting',
  ])
  await expect(region(page, 'GPUs by user')).toBeHidden()
  await page.getByRole('button', { name: 'oom', exact: true }).click()
  await expect(details(page).getByRole('heading', { name: 'oom' })).toBeVisible()
})

test('pages are filled, including jobs without a name, a user or a reason', async ({
  page,
  mockApi,
}) => {
  const done = Array.from({ length: 12 }, (_, n) => job({ id: `done${n}`, status: 'COMPLETED' }))
  const unnamed = job({ id: 'dscgchw', status: 'RUNNING', minutes: 9000 })
  mockApi.setJobs([{ ...unnamed, name: null, user: null }, ...busy.slice(0, 12), ...done])
  // GPU limits would take a line.
  mockApi.setChange((body, path) => (path.endsWith('/capacity') ? { gpu_capacities: [] } : body))
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto('/?refresh=1m&wall=1')
  await expect(firstRunning(page)).toHaveText(/Unnamed · dscgchwNo user8 × H100/)
  await expect(region(page, 'GPUs by user').getByText('No user', { exact: true })).toBeVisible()
  await expect(runningJobs(page).getByRole('listitem')).toHaveCount(12)
  await expect(pageOf(page, 'Running jobs', '+ 1 more')).toBeVisible()
  await expect(region(page, 'Recently ended').getByRole('listitem')).toHaveCount(7)
})

test('one GPU next to two thousand has a bar too', async ({ page, mockApi }) => {
  mockApi.setJobs([
    job({ id: 'large', status: 'RUNNING', gpus: 2000 }),
    job({ id: 'small', status: 'RUNNING', gpus: 1, user: 'bob' }),
    job({ id: 'waits', status: 'PENDING', user: 'cy' }),
  ])
  await page.goto('/?refresh=1m&wall=1')
  const bars = region(page, 'GPUs by user').locator('.fill-running')
  await expect(bars).toHaveCount(2)
  expect((await bars.last().boundingBox())?.width).toBe(1)
})

test('a total that the view’s filters exclude has a reason instead of a number', async ({
  page,
}) => {
  const cases = [
    ['status=running', 'Jobs waiting', '–Waiting jobs are filtered out'],
    ['status=active', 'Failed in 24h', '–Failed jobs are filtered out'],
    ['status=ended', 'GPUs running', '–Running jobs are filtered out'],
    ['not-status=pending,queued', 'Jobs waiting', '–Waiting jobs are filtered out'],
    ['ended=1h', 'Failed in 24h', '–Some are filtered out by time'],
  ] as const
  for (const [filter, name, text] of cases) {
    await page.goto(`/?refresh=1m&${filter}&wall=1`)
    await expect(total(page, name)).toHaveText(`${name}${text}`)
  }
  await page.goto('/?refresh=1m&status=failed,deploy_failed&wall=1')
  await expect(region(page, 'Recently ended')).toBeVisible()
  for (const name of ['Running jobs', 'Queue', 'GPUs by user']) {
    await expect(region(page, name)).toBeHidden()
  }
  // They have no jobs, which is different from no room.
  await expect(page.getByText('Not enough room')).toBeHidden()
})

test('without jobs, the wall says so in each list', async ({ page, mockApi }) => {
  mockApi.setJobs([])
  await page.goto('/?refresh=1m&wall=1')
  await expect(page.getByRole('list', { name: 'Totals' }).getByRole('listitem')).toHaveText([
    'GPUs running0',
    'Jobs running0',
    'Jobs waiting0',
    'Failed in 24h0',
  ])
  for (const text of [
    'No running jobs in this view.',
    'No ended jobs in this view.',
    'No waiting jobs in this view.',
    'No active jobs in this view.',
  ]) {
    await expect(page.getByText(text)).toBeVisible()
  }
})

test('lists that do not fit turn pages; Space and the pointer pause them', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(busy)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.clock.install()
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.mouse.move(5, 5)
  await page.goto('/?refresh=1m&wall=1')
  await expect(pageOf(page, 'Running jobs', 'Page 1 of 8')).toBeVisible()
  // Eleven fit, and 80 jobs on eight pages are ten each.
  await expect(runningJobs(page).getByRole('listitem')).toHaveCount(10)
  await expect(firstRunning(page)).toContainText('seed80')
  await later(page, 15_000)
  await expect(pageOf(page, 'Running jobs', 'Page 2 of 8')).toBeVisible()
  await expect(firstRunning(page)).toContainText('seed70')

  await expect(page.getByText('Press Space to pause.')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByText('Paused. Press Space to resume.')).toBeVisible()
  await later(page, 45_000)
  await expect(pageOf(page, 'Running jobs', 'Page 2 of 8')).toBeVisible()
  await page.keyboard.press('Space')
  await later(page, 15_000)
  await expect(pageOf(page, 'Running jobs', 'Page 3 of 8')).toBeVisible()

  await firstRunning(page).hover()
  await later(page, 45_000)
  await expect(pageOf(page, 'Running jobs', 'Page 3 of 8')).toBeVisible()
  await page.mouse.move(5, 5)
  await later(page, 15_000)
  await expect(pageOf(page, 'Running jobs', 'Page 4 of 8')).toBeVisible()

  await page.getByRole('button', { name: 'Pause pages' }).click()
  await later(page, 45_000)
  await expect(pageOf(page, 'Running jobs', 'Page 4 of 8')).toBeVisible()
  // The key presses the focused button, once.
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Pause pages' })).toBeVisible()

  // After the last page comes the first.
  await later(page, 75_000)
  await expect(pageOf(page, 'Running jobs', 'Page 1 of 8')).toBeVisible()
})

test('the pointer and the focus each pause the pages', async ({ page, mockApi }) => {
  mockApi.setJobs(busy)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.clock.install()
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.mouse.move(5, 5)
  await page.goto('/?refresh=1m&wall=1')
  const focused = firstRunning(page).getByRole('button')
  await focused.focus()
  await expect(page.getByText('Paused while a job is focused.')).toBeVisible()

  // The pointer crosses the lists: the focus stays, and pauses them.
  await firstRunning(page).hover()
  await expect(page.getByText('Paused on hover.')).toBeVisible()
  await page.mouse.move(5, 5)
  await expect(page.getByText('Paused while a job is focused.')).toBeVisible()
  await later(page, 45_000)
  await expect(pageOf(page, 'Running jobs', 'Page 1 of 8')).toBeVisible()
  await expect(focused).toBeFocused()

  // The focus leaves while the pointer is there.
  await firstRunning(page).hover()
  await focused.blur()
  await expect(page.getByText('Paused on hover.')).toBeVisible()
  await later(page, 45_000)
  await expect(pageOf(page, 'Running jobs', 'Page 1 of 8')).toBeVisible()
  await page.mouse.move(5, 5)
  await later(page, 15_000)
  await expect(pageOf(page, 'Running jobs', 'Page 2 of 8')).toBeVisible()

  // A poll removes the focused job.
  await firstRunning(page).getByRole('button').focus()
  await later(page, 15_000)
  await expect(pageOf(page, 'Running jobs', 'Page 2 of 8')).toBeVisible()
  mockApi.setJobs(busy.filter(({ name }) => !name?.endsWith('seed70')))
  await later(page, 90_000)
  await expect(pageOf(page, 'Running jobs', 'Page 2 of 8')).toBeHidden()
  await expect(page.getByText('Press Space to pause.')).toBeVisible()
})

test('with reduced motion, lists count the other jobs and do not turn pages', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(busy)
  await page.clock.install()
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto('/?refresh=1m&wall=1')
  // GPU limits take a line.
  await expect(page.getByRole('list', { name: 'GPUs in use, organization' })).toBeVisible()
  await expect(pageOf(page, 'Running jobs', '+ 69 more')).toBeVisible()
  await later(page, 45_000)
  await expect(firstRunning(page)).toContainText('seed80')
  await expect(page.getByRole('button', { name: 'Pause pages' })).toBeHidden()
  await expect(page.getByText('Press Space to pause.')).toBeHidden()
})

test('in a low window, lists are omitted in their order, and the wall says so', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(busy)
  await page.setViewportSize({ width: 1280, height: 400 })
  await page.goto('/?refresh=1m&wall=1')
  await expect(region(page, 'GPUs by user')).toBeInViewport({ ratio: 1 })
  await page.setViewportSize({ width: 1280, height: 360 })
  await expect(page.getByText('Not enough room for: GPUs by user')).toBeVisible()
  for (const name of ['Running jobs', 'Recently ended', 'Queue']) {
    await expect(region(page, name)).toBeInViewport({ ratio: 1 })
  }
  await page.setViewportSize({ width: 1280, height: 240 })
  await expect(page.getByText('Not enough room for the lists.')).toBeVisible()
  await page.setViewportSize({ width: 1280, height: 720 })
  await expect(region(page, 'GPUs by user')).toBeInViewport({ ratio: 1 })
  await expect(page.getByText('Not enough room')).toBeHidden()
})

/** From a low window to a large screen, wide ones and an upright one. */
const SIZES = [
  [1280, 400],
  [1280, 600],
  [1280, 720],
  [1280, 1000],
  [1366, 768],
  [1440, 900],
  [1920, 500],
  [1920, 1080],
  [2560, 1080],
  [2560, 1440],
  [3840, 2160],
  [1080, 1920],
  [844, 390],
] as const

for (const state of ['busy', 'failing', 'empty'] as const) {
  test(`nothing is cut off at any size: ${state}`, async ({ page, mockApi }) => {
    mockApi.setJobs(state === 'empty' ? [] : busy)
    await page.clock.install()
    await page.goto('/?refresh=10s&wall=1')
    await expect(region(page, 'Running jobs')).toBeVisible()
    if (state === 'failing') {
      mockApi.setError('err-500')
      await page.clock.runFor(11_000)
      await expect(errorBanner(page)).not.toBeEmpty()
    }
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height })
      await expect.poll(() => misfits(page), { message: `${width} × ${height}` }).toEqual([])
    }
  })
}

test('texts are large enough, and grow with the screen', async ({ page, mockApi }) => {
  mockApi.setJobs(busy)
  for (const [width, height, text, number] of [
    [1920, 1080, 24, 80],
    [3840, 2160, 48, 160],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.goto('/?refresh=1m&wall=1')
    await expect(runningJobs(page)).toBeVisible()
    const sizes = await textSizes(page.getByRole('main'))
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(text)
    const totals = await textSizes(page.getByRole('list', { name: 'Totals' }), /^\d+$/)
    expect(totals).toHaveLength(4)
    expect(Math.min(...totals)).toBeGreaterThanOrEqual(number)
  }
})

test('when polls fail, the wall says why and since when, until one succeeds', async ({
  page,
  mockApi,
}) => {
  await page.clock.install()
  await page.goto('/?refresh=10s&wall=1')
  await expect(runningJobs(page)).toBeVisible()
  await expect(page.getByText(/^Updated \d\d:\d\d:\d\d GMT\+[12]$/)).toBeVisible()
  await expect(errorBanner(page)).toBeHidden()
  mockApi.setError('err-500')
  await page.clock.runFor(11_000)
  await expect(errorBanner(page)).toHaveText(/^Baseten .* \(500\)\.$/)
  await expect(page.getByText(/Data is \d+s old\.$/)).toBeVisible()
  expect(await axe(page)).toEqual([])
  await expect(total(page, 'Jobs running')).toContainText(`Jobs running${running.length}`)
  await expect(runningJobs(page).getByRole('listitem')).not.toHaveCount(0)
  mockApi.setError(null)
  await expect(async () => {
    await page.clock.runFor(2000)
    await settle(page)
    expect(await errorBanner(page).isHidden()).toBe(true) // oxlint-disable-line playwright/prefer-web-first-assertions -- the clock stands still
  }).toPass({ intervals: [10] })
})

test('with polling off, the wall says so', async ({ page }) => {
  await page.clock.install()
  await page.goto('/?refresh=off&wall=1')
  await expect(runningJobs(page)).toBeVisible()
  await page.clock.runFor(2000)
  await expect(errorBanner(page)).toHaveText('Refresh is off.')
  await expect(page.getByText(/Data is .* old\.$/)).toBeVisible()
})

test.describe('without an API key', () => {
  test.use({ proxySettings: { apiKey: '' } })

  test('the wall says what to do, and displays no numbers', async ({ page }) => {
    await page.goto('/?refresh=1m&wall=1')
    await expect(errorBanner(page)).not.toBeEmpty()
    await expect(page.getByText(/BASETEN_API_KEY/)).toBeVisible()
    await expect(page.getByRole('list', { name: 'Totals' })).toBeHidden()
    expect(await misfits(page)).toEqual([])
    expect(await axe(page)).toEqual([])
  })
})

test('the wall is dark in every theme, accessible, and fits its screen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/?refresh=1m&wall=1')
  for (const [width, height] of [
    [1920, 1080],
    [390, 844],
    [2560, 1440],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect(runningJobs(page)).toBeVisible()
    expect(await axe(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
  }
  const background = await page
    .getByRole('main')
    .evaluate((main) => getComputedStyle(main).backgroundColor)
  expect(background).toBe('rgb(14, 15, 19)')
})

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('controls are 44 px high', async ({ page, mockApi }) => {
    mockApi.setJobs(busy)
    await page.goto('/?refresh=1m&wall=1')
    await expect(runningJobs(page)).toBeVisible()
    const rows = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.getByRole('button') })
    const buttons = page.getByRole('button', { name: /^(?:Pause|Full|Exit)/ })
    for (const targets of [rows, buttons]) {
      const heights = await targets.evaluateAll((boxes) => boxes.map((box) => box.clientHeight))
      expect(heights.length).toBeGreaterThan(0)
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(43)
    }
  })
})
