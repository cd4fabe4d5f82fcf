import type { Locator, Page } from '@playwright/test'
import { createOrganisation } from '../src/demo/organisation.ts'
import { createdAt, elapsed, gpuTotal } from '../src/jobs/job.ts'
import { stageOf } from '../src/jobs/stage.ts'
import { axe } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const now = Date.now()
const jobs = createOrganisation({ seed: 3, jobs: 300, start: now }).jobsAt(now)
const is = (...words: string[]) =>
  jobs.filter(({ current_status: status }) =>
    words.some((word) => status === `TRAINING_JOB_${word}`),
  )

const trend = (page: Page) => page.getByRole('region', { name: 'Trend' })
const chart = (page: Page) => trend(page).getByRole('group', { name: /^Jobs by time of creation/ })
const result = (page: Page) => page.getByRole('status', { name: 'Result' })
const shown = (count: number) => `${count} ${count === 1 ? 'job' : 'jobs'}`
const nameOf = async (mark: Locator) => (await mark.getAttribute('aria-label')) ?? ''
const countIn = (name: string) => Number(/: (?<count>\d+) job/.exec(name)?.groups?.['count'])

const hour = (at: number) => Math.floor(at / 3_600_000)

test.beforeEach(({ standIn }) => standIn.setJobs(jobs))

test('a press on a bar, or a part of one, shows exactly the jobs that it counts', async ({
  page,
}) => {
  await page.goto('/?refresh=off&overview=trend')
  await expect(result(page)).toHaveText(shown(300))
  const marks = chart(page).getByRole('button')
  await expect(marks.first()).toBeVisible()
  const names = await Promise.all((await marks.all()).map(nameOf))
  const whole = names.filter((name) => /\d jobs?$/.test(name))
  expect(whole.reduce((sum, name) => sum + countIn(name), 0)).toBe(300)
  const failed = names.filter((name) => name.endsWith('failed'))
  expect(failed.reduce((sum, name) => sum + countIn(name), 0)).toBe(
    is('FAILED', 'DEPLOY_FAILED').length,
  )
  // By keys, since a part of one job is two pixels high.
  for (const name of [
    whole[0],
    whole.at(-1),
    failed[1],
    names.find((one) => one.endsWith('active')),
  ]) {
    const mark = chart(page).getByRole('button', { name: name ?? '', exact: true })
    await mark.focus()
    await page.keyboard.press('Enter')
    await expect(result(page), name).toHaveText(shown(countIn(name ?? '')))
    await expect(mark).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.press('Enter')
    await expect(result(page)).toHaveText(shown(300))
  }
})

test('a column is found and pressed with the pointer', async ({ page }) => {
  await page.goto('/?refresh=off&overview=trend')
  await expect(result(page)).toHaveText(shown(300))
  const mark = chart(page)
    .getByRole('button', { name: /\d jobs?$/ })
    .nth(1)
  const name = await nameOf(mark)
  // Its top is free of parts: the scale ends above the highest bar.
  await mark.hover({ position: { x: 5, y: 1 } })
  await expect(trend(page)).toContainText(name)
  await mark.click({ position: { x: 5, y: 1 } })
  await expect(result(page)).toHaveText(shown(countIn(name)))
  await expect(page).toHaveURL(/created=\d{4}-\d\d-\d\dT\d\d:00Z\.\.\d{4}-\d\d-\d\dT\d\d:00Z/)
  await expect(page.getByRole('list', { name: 'Filters that are on' })).toContainText('Created')
  await page.goBack()
  await expect(result(page)).toHaveText(shown(300))
})

test('the bars are one stop of the Tab key, and the arrows lead from one to the next', async ({
  page,
}) => {
  await page.goto('/?refresh=off&overview=trend')
  const bars = chart(page).getByRole('button', { name: /\d jobs?$/ })
  await expect(bars.first()).toBeVisible()
  await trend(page).getByRole('button').last().focus()
  await page.keyboard.press('Shift+Tab')
  for (let back = 0; back < 4; back += 1) {
    if (await bars.last().evaluate((bar) => bar === document.activeElement)) break
    await page.keyboard.press('Shift+Tab')
  }
  await expect(bars.last()).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(bars.nth(-2)).toBeFocused()
  await page.keyboard.press('Home')
  await expect(bars.first()).toBeFocused()
  await page.keyboard.press('ArrowUp')
  const focused = chart(page).locator(':focus')
  await expect(focused).toHaveAttribute('aria-label', /completed$/)
  const count = countIn(await nameOf(focused))
  await page.keyboard.press('Enter')
  await expect(result(page)).toHaveText(shown(count))
})

test('what is said in words and in the table for screen readers adds up', async ({ page }) => {
  await page.goto('/?refresh=off&overview=trend')
  const failed = is('FAILED', 'DEPLOY_FAILED').length
  const ended = failed + is('COMPLETED', 'STOPPED').length
  await expect(trend(page)).toContainText(
    `${Math.round((failed / ended) * 100)}% of ${ended} ended jobs failed`,
  )
  const text = (await trend(page).textContent()) ?? ''
  const hours = Number(/at most ([\d,]+) GPU hours/.exec(text)?.[1]?.replaceAll(',', ''))
  const time = jobs
    .filter((job) => stageOf(job.current_status) !== 'waiting')
    .reduce((sum, job) => sum + gpuTotal(job) * elapsed(job, Date.now()), 0)
  expect(Math.abs(hours - time / 3_600_000)).toBeLessThan(10)

  const table = trend(page).getByRole('table', {
    name: 'Jobs by time of creation, and GPUs in use',
  })
  const rows = table.getByRole('row').filter({ has: page.getByRole('rowheader') })
  const counts = await rows.evaluateAll((all) =>
    all.map((row) => Number(row.querySelectorAll('td')[0]?.textContent)),
  )
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(300)
  const newest = Math.max(...jobs.map(createdAt))
  const oldest = Math.min(...jobs.map(createdAt))
  expect(counts.length).toBeGreaterThanOrEqual(hour(newest) - hour(oldest) + 1)
})

test('an outcome of the legend shows its jobs', async ({ page }) => {
  await page.goto('/?refresh=off&overview=trend')
  const outcomes = trend(page).getByRole('list', { name: 'Outcomes' })
  for (const [name, words] of [
    ['failed', ['FAILED', 'DEPLOY_FAILED']],
    ['stopped', ['STOPPED']],
    ['still active', ['PENDING', 'CREATED', 'DEPLOYING', 'RUNNING']],
  ] as const) {
    const count = is(...words).length
    const mark = outcomes.getByRole('button', { name: `${shown(count)} ${name}`, exact: true })
    await mark.click()
    await expect(result(page)).toHaveText(shown(count))
    await mark.click()
    await expect(result(page)).toHaveText(shown(300))
  }
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the trend is accessible in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/?refresh=off&overview=trend')
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await expect(chart(page)).toBeVisible()
      expect(await axe(page)).toEqual([])
    }
  })
}
