import type { Locator, Page } from '@playwright/test'
import type { Capacity, CapacityResponse } from '#src/contract/capacity.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { MockApi } from '#src/demo/server.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { part } from './support/overview.ts'
import { sidewaysOverflow, tooltip } from './support/page.ts'
import { boxOf } from './support/pixels.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

const PHONE = { width: 390, height: 844 }

const jobOf = (id: string, gpuType: string, gpus: number, status = 'RUNNING'): TrainingJob =>
  aTrainingJob({
    id,
    current_status: `TRAINING_JOB_${status}`,
    instance_type: { ...aTrainingJob().instance_type, gpu_type: gpuType, gpu_count: gpus },
  })

const jobs = [
  jobOf('a', 'H100', 64),
  jobOf('b', 'H100', 32, 'DEPLOYING'),
  jobOf('c', 'H100', 16, 'PENDING'),
  jobOf('d', 'A100', 20),
  jobOf('e', 'L4', 1),
]

const capacity = (overrides: Partial<Capacity>): Capacity => ({
  gpu_type: 'H100',
  baseline: 64,
  limit: 128,
  usage_count: 96,
  dedicated_usage_count: 80,
  spot_usage_count: 16,
  ...overrides,
})

const limits: CapacityResponse = {
  gpu_capacities: [
    // Another case than in the jobs, and no jobs on the page.
    capacity({ gpu_type: 'h100' }),
    capacity({ gpu_type: 'A100', baseline: 0, limit: 16, usage_count: 20 }),
    capacity({ gpu_type: 'B200', baseline: 0, limit: 64, usage_count: 8 }),
  ],
}

function setLimits(mockApi: MockApi, response: CapacityResponse): void {
  mockApi.setChange((body, path) => (path.endsWith('/capacity') ? response : body))
}

const capacityCalls = (mockApi: MockApi) =>
  mockApi.requests.filter(({ target }) => target.endsWith('/capacity')).length

const now = (page: Page) => part(page, 'Now')
const limitsOf = (within: Locator, name = 'GPU limits') =>
  within.getByRole('list', { name, exact: true }).getByRole('listitem')
const bars = (page: Page) => now(page).getByRole('list', { name: 'GPUs by type' })
const wallLimits = (page: Page) => limitsOf(page.getByRole('main'), 'GPUs in use, organization')

/** Returns where the lines across a bar are, in GPUs of its scale. */
async function marksOf(page: Page, type: string, maxGpus: number): Promise<number[]> {
  const item = bars(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: type, exact: true }) })
  const lines = item.locator('.border-l-2')
  const left = await lines.evaluateAll((all) =>
    all.map((line) => Number.parseFloat(line.style.left)),
  )
  return left.map((percent) => Math.round((percent * maxGpus) / 100))
}

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('Now marks each bar with its type’s baseline and limit, and has them in words', async ({
  page,
  mockApi,
}) => {
  setLimits(mockApi, limits)
  await page.goto('/?refresh=off&overview=now')
  await expect(limitsOf(now(page))).toHaveText([
    'h100 96 of 128 (baseline 64)',
    'A100 20 of 16 (4 above the limit)',
    'B200 8 of 64',
  ])
  await expect(now(page).getByText('GPUs in use in the organization:')).toBeVisible()
  // The longest: 64 + 32 + 16 GPUs are fewer than the limit.
  expect(await marksOf(page, 'H100', 128)).toEqual([64, 128])
  expect(await marksOf(page, 'A100', 128)).toEqual([16])
  expect(await marksOf(page, 'L4', 128)).toEqual([])
  await expect(now(page).getByText('limit', { exact: true })).toBeVisible()
  await limitsOf(now(page)).first().getByText('h100').hover()
  await expect(tooltip(page)).toHaveText('80 on-demand, 16 spot')
})

test('an older response without a split has the usage', async ({ page, mockApi }) => {
  const none = { dedicated_usage_count: 0, spot_usage_count: 0 }
  setLimits(mockApi, { gpu_capacities: [capacity(none)] })
  await page.goto('/?refresh=off&overview=now')
  await expect(limitsOf(now(page))).toHaveText(['H100 96 of 128 (baseline 64)'])
  await expect(limitsOf(now(page)).locator('[data-tooltip]')).toHaveCount(0)
})

test('bars that count other jobs have no marks; the words say whose GPUs they count', async ({
  page,
  mockApi,
}) => {
  setLimits(mockApi, limits)
  for (const view of ['overview=now.user', 'overview=now&status=running', 'overview=now&q=a']) {
    await page.goto(`/?refresh=off&${view}`)
    await expect(limitsOf(now(page)).first()).toHaveText('h100 96 of 128 (baseline 64)')
    await expect(now(page).getByText('GPUs in use in the organization:')).toBeVisible()
    await expect(now(page).getByText('limit', { exact: true })).toBeHidden()
    await expect(now(page).locator('.border-l-2')).toHaveCount(0)
  }
})

test('limits are read while they are displayed, every 30 s', async ({ page, mockApi }) => {
  await page.clock.install()
  setLimits(mockApi, limits)
  await page.goto('/?refresh=off')
  await settle(page)
  expect(capacityCalls(mockApi)).toBe(0)
  await page.keyboard.press('o')
  await expect(limitsOf(now(page))).toHaveCount(3)
  expect(capacityCalls(mockApi)).toBe(1)
  setLimits(mockApi, { gpu_capacities: [capacity({ usage_count: 97 })] })
  await page.clock.runFor(30_000)
  await expect(limitsOf(now(page))).toHaveText(['H100 97 of 128 (baseline 64)'])
  expect(capacityCalls(mockApi)).toBe(2)
  await page.keyboard.press('o')
  await expect(now(page)).toBeHidden()
  await page.clock.runFor(120_000)
  await settle(page)
  expect(capacityCalls(mockApi)).toBe(2)
})

test('without limits, one quiet line says why', async ({ page, mockApi }) => {
  mockApi.setError('err-capacity-403')
  await page.goto('/?refresh=off&overview=now')
  await expect(now(page).getByText('This API key can’t read GPU limits.')).toBeVisible()
  await expect(bars(page).getByRole('listitem')).toHaveCount(3)
  await expect(page.getByRole('alert')).toHaveCount(0)

  mockApi.setError(null)
  setLimits(mockApi, { gpu_capacities: [] })
  await page.goto('/?refresh=off&overview=now')
  await expect(now(page).getByText('No GPU limits are set.')).toBeVisible()

  const team = { ...capacity({}), team_id: 't1', team_name: 'Research' }
  setLimits(mockApi, { gpu_capacities: [], team_gpu_capacities: [team] })
  await page.goto('/?refresh=off&overview=now')
  await expect(now(page).getByText('GPU limits are set only for teams.')).toBeVisible()
})

test('after an error, the limits stay, with their time', async ({ page, mockApi }) => {
  await page.clock.install()
  setLimits(mockApi, limits)
  await page.goto('/?refresh=off&tz=utc&overview=now')
  await expect(limitsOf(now(page))).toHaveCount(3)
  mockApi.setError('err-500')
  await page.clock.runFor(30_000)
  await expect(
    now(page).getByText(/^GPUs in use in the organization at \d\d:\d\d UTC:$/),
  ).toBeVisible()
  await expect(limitsOf(now(page))).toHaveCount(3)
})

test('the wall has the organization’s GPUs in use, whatever its filters', async ({
  page,
  mockApi,
}) => {
  setLimits(mockApi, limits)
  await page.goto('/?refresh=off&wall=1&status=running')
  await expect(wallLimits(page)).toHaveText([
    'h10096 of 128(baseline 64)',
    'A10020 of 16(4 above the limit)',
    'B2008 of 64',
  ])
  // A low window has no room for them.
  await page.setViewportSize({ width: 1280, height: 400 })
  await expect(wallLimits(page)).toHaveCount(0)
  await page.setViewportSize({ width: 1280, height: 720 })
  await expect(wallLimits(page)).toHaveCount(3)

  mockApi.setError('err-capacity-403')
  await page.goto('/?refresh=off&wall=1')
  await expect(page.getByText('GPUs running')).toBeVisible()
  await settle(page)
  await expect(wallLimits(page)).toHaveCount(0)
})

test('the limits are accessible, and fit a phone', async ({ page, mockApi }) => {
  setLimits(mockApi, limits)
  await page.goto('/?refresh=off&overview=now')
  await expect(limitsOf(now(page))).toHaveCount(3)
  expect(await axeInBothThemes(page)).toEqual([])
  await page.setViewportSize(PHONE)
  await expect.poll(() => sidewaysOverflow(page)).toBe(0)
  // The legend stays together where the line wraps.
  const topOf = async (name: string) => (await boxOf(now(page).getByText(name, { exact: true }))).y
  for (let width = 360; width <= 560; width += 20) {
    await page.setViewportSize({ ...PHONE, width })
    await expect.poll(async () => (await topOf('limit')) - (await topOf('baseline'))).toBe(0)
  }
  await page.goto('/?refresh=off&wall=1')
  await expect(wallLimits(page)).toHaveCount(3)
  expect(await axeInBothThemes(page)).toEqual([])
  await expect.poll(() => sidewaysOverflow(page)).toBe(0)
})
