import type { Page } from '@playwright/test'
import type { TrainingJob } from '../src/contract/trainingJob.ts'
import { aTrainingJob } from '../src/demo/job.ts'
import { createOrganization } from '../src/demo/organization.ts'
import { createdAt, elapsed, gpuTotal } from '../src/jobs/job.ts'
import { OUTCOMES, outcomeOf } from '../src/jobs/outcome.ts'
import { WAITING } from '../src/jobs/stage.ts'
import { axe } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const HOUR = 3_600_000
const now = Date.now()
const jobs = createOrganization({ seed: 3, jobs: 300, start: now }).jobsAt(now)

const trend = (page: Page) => page.getByRole('region', { name: 'Trend' })
const chart = (page: Page) => trend(page).getByRole('group', { name: /^Jobs created each/ })
const legend = (page: Page) => trend(page).getByRole('list', { name: 'Outcomes' })
const result = (page: Page) => page.getByRole('status', { name: 'Result' })
const shown = (count: number) => `${count} ${count === 1 ? 'job' : 'jobs'}`

const at = (hours: number) => new Date(now - hours * HOUR).toISOString()

/** A name's number: `Nov 25, 14:00 – 15:00: 12 completed` counts 12. */
const countIn = (name: string) => Number(name.split(': ').at(-1)?.replaceAll(/\D/g, ''))

/** The words that a mark's name ends with, for each outcome. */
const WORDS = {
  completed: 'completed',
  failed: 'failed',
  stopped: 'stopped',
  active: 'still active',
}

/** The names of the marks that count a job: of columns (`jobs`), or of one outcome. */
async function marks(page: Page, word: string): Promise<string[]> {
  await expect(chart(page)).toBeVisible()
  const names = await chart(page)
    .getByRole('button', { disabled: false })
    .evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel ?? ''))
  return names.filter((name) => new RegExp(`: [\\d,]+ ${word}$`).test(name))
}

/** How many jobs were created in the hour that a mark's name begins with, in the page's time zone. */
function createdIn(name: string, list: readonly TrainingJob[]): number {
  const time = new Intl.DateTimeFormat('en-US', {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Europe/Berlin',
  })
  return list.filter((job) => name.startsWith(`${time.format(createdAt(job))}:00 –`)).length
}

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('a segment shows exactly the rows that it counted, and once more takes that back', async ({
  page,
}) => {
  await page.goto('/?refresh=off&overview=trend')
  await expect(result(page)).toHaveText(shown(300))
  for (const outcome of OUTCOMES) {
    const own = jobs.filter((job) => outcomeOf(job.current_status) === outcome)
    const names = await marks(page, WORDS[outcome])
    expect(names.reduce((sum, name) => sum + countIn(name), 0)).toBe(own.length)
    for (const name of names.slice(-2)) {
      expect(countIn(name)).toBe(createdIn(name, own))
      const mark = chart(page).getByRole('button', { name, exact: true })
      await mark.click()
      await expect(result(page)).toHaveText(shown(countIn(name)))
      await expect(mark).toHaveAttribute('aria-pressed', 'true')
      await mark.click()
      await expect(result(page)).toHaveText(shown(300))
      await expect(mark).toHaveAttribute('aria-pressed', 'false')
    }
  }
})

test('a column shows all that was created in its time, and the address holds it', async ({
  page,
}) => {
  await page.goto('/?refresh=off&overview=trend&gpu=H100')
  const ofGpu = jobs.filter((job) => job.instance_type.gpu_type === 'H100')
  await expect(result(page)).toHaveText(shown(ofGpu.length))
  const names = await marks(page, 'jobs?')
  expect(names.reduce((sum, name) => sum + countIn(name), 0)).toBe(ofGpu.length)
  for (const name of names.slice(0, 3)) {
    expect(countIn(name)).toBe(createdIn(name, ofGpu))
    const mark = chart(page).getByRole('button', { name, exact: true })
    // Beside its bar.
    await mark.click({ position: { x: 4, y: 3 } })
    await expect(result(page)).toHaveText(shown(countIn(name)))
    await expect(page).toHaveURL(/gpu=H100.*created=|created=.*gpu=H100/)
    await mark.click({ position: { x: 4, y: 3 } })
    await expect(result(page)).toHaveText(shown(ofGpu.length))
  }

  const [name = ''] = names
  await chart(page)
    .getByRole('button', { name, exact: true })
    .click({ position: { x: 4, y: 3 } })
  await expect(result(page)).toHaveText(shown(countIn(name)))
  await page.reload()
  await expect(result(page)).toHaveText(shown(countIn(name)))
  await chart(page)
    .getByRole('button', { name, exact: true, pressed: true })
    .click({ position: { x: 4, y: 3 } })
  await expect(result(page)).toHaveText(shown(ofGpu.length))
})

test('the legend counts each outcome, and shows only that', async ({ page }) => {
  await page.goto('/?refresh=off&overview=trend')
  for (const outcome of OUTCOMES) {
    const count = jobs.filter((job) => outcomeOf(job.current_status) === outcome).length
    const name = `${WORDS[outcome]} ${count}`
    const button = legend(page).getByRole('button', { name, exact: true })
    await button.click()
    await expect(result(page)).toHaveText(shown(count))
    await expect(button).toHaveAttribute('aria-pressed', 'true')
    await button.click()
    await expect(result(page)).toHaveText(shown(300))
  }
})

test('the keyboard alone goes from bin to bin and picks', async ({ page }) => {
  await page.goto('/?refresh=off&overview=trend')
  const [first = '', second = ''] = (await marks(page, 'jobs?')).slice(-2)
  const focused = page.locator(':focus')
  await legend(page).getByRole('button').last().focus()
  await page.keyboard.press('Tab')
  await expect(focused).toHaveAccessibleName(second)
  await page.keyboard.press('ArrowLeft')
  await expect(focused).toHaveAccessibleName(first)
  await page.keyboard.press('ArrowUp')
  const segment = (await focused.getAttribute('aria-label')) ?? ''
  expect(segment.split(': ')[0]).toBe(first.split(': ')[0])
  await page.keyboard.press('Enter')
  await expect(result(page)).toHaveText(shown(countIn(segment)))
  await expect(focused).toHaveAccessibleName(segment)
  await page.keyboard.press('Space')
  await expect(result(page)).toHaveText(shown(300))
  await page.keyboard.press('ArrowDown')
  await expect(focused).toHaveAccessibleName(first)

  // The marks are one stop of the Tab key.
  await page.keyboard.press('Shift+Tab')
  await expect(legend(page).getByRole('button').last()).toBeFocused()
})

test('a table says for whoever listens what the charts show', async ({ page }) => {
  await page.goto('/?refresh=off&overview=trend')
  const table = trend(page).getByRole('table', { name: /^Jobs created each hour/ })
  await expect(table).toBeAttached()
  const rows = await table
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
    )
  for (const [place, outcome] of OUTCOMES.entries()) {
    const sum = rows.reduce((total, cells) => total + Number(cells[place]), 0)
    expect(sum).toBe(jobs.filter((job) => outcomeOf(job.current_status) === outcome).length)
  }
  expect(rows.filter((cells) => Number(cells.at(-1)) > 0).length).toBeGreaterThan(1)
})

test('the head says which share failed, and how many GPU hours it was at most', async ({
  page,
  mockApi,
}) => {
  const instance = { ...aTrainingJob().instance_type, gpu_count: 8 }
  const job = (id: string, word: string, [from, until]: readonly [number, number]) =>
    aTrainingJob({
      id,
      current_status: `TRAINING_JOB_${word}`,
      created_at: at(from),
      updated_at: at(until),
      instance_type: instance,
    })
  const few = [
    job('done', 'COMPLETED', [30, 20]),
    job('failed', 'FAILED', [29, 25]),
    job('again', 'DEPLOY_FAILED', [5, 4]),
    job('stopped', 'STOPPED', [5, 2]),
    job('ahead', 'COMPLETED', [3, 4]),
    job('queued', 'PENDING', [9, 9]),
  ]
  mockApi.setJobs(few)
  await page.goto('/?refresh=off&overview=trend')
  const hours = few
    .filter((one) => !WAITING.includes(one.current_status))
    .reduce((sum, one) => sum + (gpuTotal(one) * elapsed(one, now)) / HOUR, 0)
  await expect(trend(page)).toContainText('40% of 5 ended jobs failed')
  await expect(trend(page)).toContainText(`at most ${Math.round(hours)} GPU hours`)
  await expect(trend(page)).toContainText('an upper bound of its GPU time')

  // What the table leaves out is left out here.
  await page.goto('/?refresh=off&overview=trend&status=pending')
  await expect(trend(page)).toContainText('No job has ended · at most 0 GPU hours')
  await page.goto('/?refresh=off&overview=trend&q=nothing-has-this')
  await expect(trend(page)).toContainText('This view has no jobs to draw over time.')
})

test('a bin’s figures show at its place, for the pointer and the keyboard', async ({ page }) => {
  await page.goto('/?refresh=off&overview=trend')
  const name = (await marks(page, 'jobs?')).at(-1) ?? ''
  const mark = chart(page).getByRole('button', { name, exact: true })
  const card = trend(page).getByText(`${shown(countIn(name))} created`, { exact: true })
  await expect(card).toBeHidden()
  await mark.hover({ position: { x: 4, y: 3 } })
  await expect(card).toBeVisible()
  await page.mouse.move(0, 0)
  await expect(card).toBeHidden()
  await legend(page).getByRole('button').last().focus()
  await page.keyboard.press('Tab')
  await expect(card).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`is accessible in the ${colorScheme} theme, ${width} px wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })
      await page.goto('/?refresh=off&overview=trend')
      const name = (await marks(page, 'completed')).at(-1) ?? ''
      await chart(page).getByRole('button', { name, exact: true }).focus()
      expect(await axe(page)).toEqual([])
      await page.keyboard.press('Enter')
      await expect(result(page)).toHaveText(shown(countIn(name)))
      expect(await axe(page)).toEqual([])
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      )
      expect(over).toBeLessThanOrEqual(0)
    })
  }
}
