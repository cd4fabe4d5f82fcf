import type { Page } from '@playwright/test'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { jobCount, labelOf, result, sidewaysOverflow } from './support/page.ts'
import { expect, test } from './support/test.ts'

/** 13:30 in Berlin, the page's time zone. */
const NOW = Date.parse('2026-03-04T12:30:00Z')
const HOUR = 3_600_000

const trend = (page: Page) => page.getByRole('region', { name: 'Trend' })
const chart = (page: Page) => trend(page).getByRole('group', { name: /^Jobs created per/ })
const legend = (page: Page) => trend(page).getByRole('list', { name: 'Outcomes' })
const mark = (page: Page, name: string) => chart(page).getByRole('button', { name, exact: true })

/** A point in a column that is not on its bar. */
const BESIDE_BAR = { position: { x: 4, y: 3 } }

type Group = readonly [jobs: number, status: string, gpu: 'H100' | 'A10G']

// 30 jobs in four hours. The expected numbers below are counted by hand.
const created: Readonly<Record<string, readonly Group[]>> = {
  // 09:00 – 10:00 in Berlin
  '2026-03-03T08:10:00Z': [
    [3, 'COMPLETED', 'H100'],
    [1, 'FAILED', 'A10G'],
  ],
  // 16:00 – 17:00, at its first moment
  '2026-03-03T15:00:00Z': [
    [1, 'COMPLETED', 'A10G'],
    [2, 'DEPLOY_FAILED', 'H100'],
    [5, 'STOPPED', 'H100'],
  ],
  // 10:00 – 11:00, at its last moment
  '2026-03-04T09:59:59.999Z': [
    [4, 'FAILED', 'H100'],
    [2, 'FAILED', 'A10G'],
    [2, 'STOPPED', 'A10G'],
    [2, 'RUNNING', 'H100'],
    [1, 'DEPLOYING', 'A10G'],
  ],
  // 13:00 – 14:00, the current hour
  '2026-03-04T12:05:00Z': [
    [2, 'COMPLETED', 'H100'],
    [2, 'PENDING', 'H100'],
    [1, 'QUEUED', 'H100'],
    [1, 'RUNNING', 'A10G'],
    // A status that the API has added later.
    [1, 'EVICTED', 'A10G'],
  ],
}

/** The segments of each outcome, oldest first, with the jobs that each counts. */
const SEGMENTS: Readonly<Record<string, readonly (readonly [name: string, jobs: number])[]>> = {
  completed: [
    ['Mar 3, 09:00 – 10:00: 3 completed', 3],
    ['Mar 3, 16:00 – 17:00: 1 completed', 1],
    ['Mar 4, 13:00 – 14:00: 2 completed', 2],
  ],
  failed: [
    ['Mar 3, 09:00 – 10:00: 1 failed', 1],
    ['Mar 3, 16:00 – 17:00: 2 failed', 2],
    ['Mar 4, 10:00 – 11:00: 6 failed', 6],
  ],
  stopped: [
    ['Mar 3, 16:00 – 17:00: 5 stopped', 5],
    ['Mar 4, 10:00 – 11:00: 2 stopped', 2],
  ],
  running: [
    ['Mar 4, 10:00 – 11:00: 2 running', 2],
    ['Mar 4, 13:00 – 14:00: 1 running', 1],
  ],
  deploying: [['Mar 4, 10:00 – 11:00: 1 deploying', 1]],
  waiting: [['Mar 4, 13:00 – 14:00: 3 waiting', 3]],
  EVICTED: [['Mar 4, 13:00 – 14:00: 1 EVICTED', 1]],
}

const instanceType = (gpu: string, gpus: number) => ({
  ...aTrainingJob().instance_type,
  gpu_type: gpu,
  gpu_count: gpus,
})

/** One GPU each. Ended jobs took no time. */
const jobs: readonly TrainingJob[] = Object.entries(created).flatMap(([time, groups]) =>
  groups.flatMap(([count, status, gpu]) =>
    Array.from({ length: count }, (_, index) =>
      aTrainingJob({
        id: `${time}-${status}-${gpu}-${index}`,
        created_at: time,
        updated_at: time,
        current_status: `TRAINING_JOB_${status}`,
        instance_type: instanceType(gpu, 1),
      }),
    ),
  ),
)

const hoursAgo = (hours: number) => new Date(NOW - hours * HOUR).toISOString()

/** Returns a job on 8 GPUs per node, created and last changed this many hours ago. */
function lasted(id: string, status: string, [from, until]: readonly [number, number], nodes = 1) {
  return aTrainingJob({
    id,
    current_status: `TRAINING_JOB_${status}`,
    created_at: hoursAgo(from),
    updated_at: hoursAgo(until),
    instance_type: instanceType('H100', 8),
    node_count: nodes,
  })
}

const fewJobs = [
  lasted('done', 'COMPLETED', [30, 20]),
  lasted('failed', 'FAILED', [29, 25]),
  lasted('again', 'DEPLOY_FAILED', [5, 4]),
  lasted('stopped', 'STOPPED', [5, 2]),
  lasted('ahead', 'COMPLETED', [3, 4]),
  lasted('running', 'RUNNING', [2, 1], 3),
  lasted('queued', 'PENDING', [9, 9]),
]

/** Returns the marks that count a job and whose name ends like this. */
async function marks(page: Page, end: RegExp): Promise<string[]> {
  await expect(chart(page)).toBeVisible()
  const all = await chart(page).getByRole('button', { disabled: false }).all()
  const names = await Promise.all(all.map(labelOf))
  return names.filter((name) => end.test(name))
}

test.beforeEach(async ({ page, mockApi }) => {
  await page.clock.setFixedTime(NOW)
  mockApi.setJobs(jobs)
})

test('a segment shows exactly the jobs it counts; a second press shows all', async ({ page }) => {
  await page.goto('/?refresh=off&overview=trend')
  await expect(result(page)).toHaveText(jobCount(30))
  for (const [outcome, segments] of Object.entries(SEGMENTS)) {
    // The chart renders after the table.
    await expect
      .poll(() => marks(page, new RegExp(`: \\d+ ${outcome}$`)))
      .toEqual(segments.map(([name]) => name))
    for (const [name, count] of segments) {
      await mark(page, name).click()
      await expect(result(page)).toHaveText(jobCount(count))
      await expect(mark(page, name)).toHaveAttribute('aria-pressed', 'true')
      await mark(page, name).click()
      await expect(result(page)).toHaveText(jobCount(30))
      await expect(mark(page, name)).toHaveAttribute('aria-pressed', 'false')
    }
  }
})

test('a column displays all jobs created in its hour, and the URL has it', async ({ page }) => {
  await page.goto('/?refresh=off&overview=trend&gpu=H100')
  await expect(result(page)).toHaveText(jobCount(21))
  const columns = [
    ['Mar 3, 09:00 – 10:00: 3 jobs', 3],
    ['Mar 3, 16:00 – 17:00: 7 jobs', 7],
    ['Mar 4, 10:00 – 11:00: 6 jobs', 6],
    ['Mar 4, 13:00 – 14:00: 5 jobs', 5],
  ] as const
  expect(await marks(page, /: \d+ jobs?$/)).toEqual(columns.map(([name]) => name))
  for (const [name, count] of columns) {
    await mark(page, name).click(BESIDE_BAR)
    await expect(result(page)).toHaveText(jobCount(count))
    await expect(page).toHaveURL(/gpu=H100.*created=|created=.*gpu=H100/)
    await mark(page, name).click(BESIDE_BAR)
    await expect(result(page)).toHaveText(jobCount(21))
  }

  const [[name, count]] = columns
  await mark(page, name).click(BESIDE_BAR)
  await expect(result(page)).toHaveText(jobCount(count))
  await page.reload()
  await expect(result(page)).toHaveText(jobCount(count))
  await chart(page).getByRole('button', { name, exact: true, pressed: true }).click(BESIDE_BAR)
  await expect(result(page)).toHaveText(jobCount(21))
})

test('the legend counts the jobs of each outcome, and filters by it', async ({ page }) => {
  await page.goto('/?refresh=off&overview=trend')
  for (const [name, count] of [
    ['completed 6', 6],
    ['failed 9', 9],
    ['stopped 7', 7],
    ['running 3', 3],
    ['deploying 1', 1],
    ['waiting 3', 3],
    ['TRAINING_JOB_EVICTED 1', 1],
  ] as const) {
    const button = legend(page).getByRole('button', { name, exact: true })
    await button.click()
    await expect(result(page)).toHaveText(jobCount(count))
    await expect(button).toHaveAttribute('aria-pressed', 'true')
    await button.click()
    await expect(result(page)).toHaveText(jobCount(30))
  }
})

test('the keyboard moves between hours and filters by one', async ({ page }) => {
  await page.goto('/?refresh=off&overview=trend')
  await expect(chart(page)).toBeVisible()
  const focused = page.locator(':focus')
  await legend(page).getByRole('button').last().focus()
  await page.keyboard.press('Tab')
  await expect(focused).toHaveAccessibleName('Mar 4, 13:00 – 14:00: 7 jobs')
  await page.keyboard.press('ArrowLeft')
  await expect(focused).toHaveAccessibleName('Mar 4, 12:00 – 13:00: 0 jobs')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(focused).toHaveAccessibleName('Mar 4, 10:00 – 11:00: 11 jobs')
  await page.keyboard.press('ArrowUp')
  await expect(focused).toHaveAccessibleName('Mar 4, 10:00 – 11:00: 6 failed')
  await page.keyboard.press('Enter')
  await expect(result(page)).toHaveText(jobCount(6))
  await expect(focused).toHaveAccessibleName('Mar 4, 10:00 – 11:00: 6 failed')
  await page.keyboard.press('Space')
  await expect(result(page)).toHaveText(jobCount(30))
  // The chart renders after the table.
  await expect(mark(page, 'Mar 4, 13:00 – 14:00: 7 jobs')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(focused).toHaveAccessibleName('Mar 4, 10:00 – 11:00: 11 jobs')

  // The marks are one Tab stop.
  await page.keyboard.press('Shift+Tab')
  await expect(legend(page).getByRole('button').last()).toBeFocused()
})

test('a table gives screen readers the figures of the charts', async ({ page }) => {
  await page.goto('/?refresh=off&overview=trend')
  const figures = trend(page).getByRole('table', { name: /^Jobs created per hour/ })
  await expect(figures).toBeAttached()
  const rows = await figures
    .locator('tbody tr')
    .evaluateAll((all) => all.map(({ children }) => [...children].map((cell) => cell.textContent)))
  // From 09:00 to 14:00 the next day. Columns: completed, failed, stopped, preempted, running,
  // deploying, waiting, with an unknown status, share of ended jobs that failed, GPUs in use.
  expect(rows).toHaveLength(29)
  expect(rows.filter((cells) => cells.slice(1, 9).some((count) => count !== '0'))).toEqual([
    ['Mar 3, 09:00 – 10:00', '3', '1', '0', '0', '0', '0', '0', '0', '25%', '0'],
    ['Mar 3, 16:00 – 17:00', '1', '2', '5', '0', '0', '0', '0', '0', '25%', '0'],
    // GPUs in use only for the hour's last millisecond.
    ['Mar 4, 10:00 – 11:00', '0', '6', '2', '0', '2', '1', '0', '0', '75%', '< 0.01'],
    // 3 GPUs for all of the half hour so far, 1 for 25 minutes of it. It is also unknown whether the job with the
    // unknown status uses its GPU.
    ['Mar 4, 13:00 – 14:00', '2', '0', '0', '0', '1', '0', '3', '1 EVICTED', '0%', '3.8'],
  ])
  expect(rows.slice(26, 28)).toEqual([
    ['Mar 4, 11:00 – 12:00', '0', '0', '0', '0', '0', '0', '0', '0', 'none ended', '3'],
    ['Mar 4, 12:00 – 13:00', '0', '0', '0', '0', '0', '0', '0', '0', 'none ended', '3'],
  ])
})

test('the summary has the failure rate and an upper bound of the GPU hours', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(fewJobs)
  await page.goto('/?refresh=off&overview=trend')
  // `failed` and `again`, of all jobs except `running` and `queued`.
  await expect(trend(page)).toContainText('40% of 5 ended jobs failed')
  // 8 GPUs for 10 h, 4 h, 1 h and 3 h, and 24 GPUs for 2 h.
  await expect(trend(page)).toContainText('up to 192 GPU-hours')
  await expect(trend(page)).toContainText('GPUs in use is an upper bound')

  // The trend counts only the jobs in the table.
  await page.goto('/?refresh=off&overview=trend&status=pending')
  await expect(trend(page)).toContainText('No ended jobs · up to 0 GPU-hours')
  await page.goto('/?refresh=off&overview=trend&q=nothing-has-this')
  await expect(trend(page)).toContainText('No jobs to chart.')
})

test('a range of creation times marks the hours in which older jobs may have used GPUs', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(fewJobs)
  // From 10:30 on. `stopped` used its GPUs from 8:30 to 11:30.
  await page.goto('/?refresh=off&overview=trend&created=3h')
  await expect(result(page)).toHaveText(jobCount(2))
  const note = trend(page).getByText('Hatched: excludes jobs created before Mar 4, 2026, 10:30')
  await expect(note.first()).toBeVisible()
  const gpus = await trend(page)
    .getByRole('row')
    .evaluateAll((rows) => rows.map(({ lastElementChild }) => lastElementChild?.textContent))
  // `running` has used 24 GPUs since 11:30.
  expect(gpus).toEqual(['GPUs in use', 'at least 0', 'at least 12', '24', '24'])
  await mark(page, 'Mar 4, 11:00 – 12:00: 1 job').hover(BESIDE_BAR)
  await expect(trend(page).getByText('at least 12 GPUs in use')).toBeVisible()
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await axeInBothThemes(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
  }

  await page.goto('/?refresh=off&overview=trend')
  await expect(result(page)).toHaveText(jobCount(7))
  await expect(chart(page)).toBeVisible()
  await expect(note.first()).toBeHidden()
})

test('an hour’s figures appear on hover and on keyboard focus', async ({ page }) => {
  await page.goto('/?refresh=off&overview=trend')
  const card = trend(page).getByText('7 jobs created', { exact: true })
  await expect(chart(page)).toBeVisible()
  await expect(card).toBeHidden()
  await mark(page, 'Mar 4, 13:00 – 14:00: 7 jobs').hover(BESIDE_BAR)
  await expect(card).toBeVisible()
  await page.mouse.move(0, 0)
  await expect(card).toBeHidden()
  await legend(page).getByRole('button').last().focus()
  await page.keyboard.press('Tab')
  await expect(card).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
})

test('the trend is accessible and no wider than its window', async ({ page, mockApi }) => {
  mockApi.setJobs(fewJobs)
  await page.goto('/?refresh=off&overview=trend')
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    // The figures of an hour appear while one of its marks has the focus.
    await mark(page, 'Mar 4, 10:00 – 11:00: 1 completed').focus()
    await expect(trend(page).getByText('1 job created', { exact: true })).toBeVisible()
    expect(await axeInBothThemes(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect(result(page)).toHaveText(jobCount(1))
    expect(await axeInBothThemes(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
    await page.keyboard.press('Enter')
    await expect(result(page)).toHaveText(jobCount(7))
  }
})
