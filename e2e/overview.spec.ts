import type { Locator, Page } from '@playwright/test'
import { aTrainingJob } from '../src/demo/job.ts'
import { createOrganization } from '../src/demo/organization.ts'
import { faultOfJob } from '../src/jobs/faults.ts'
import { gpuTotal } from '../src/jobs/job.ts'
import { axe } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const now = Date.now()
const jobs = createOrganization({ seed: 3, jobs: 300, start: now }).jobsAt(now)

const overview = (page: Page) => page.getByRole('region', { name: 'Overview' })
const part = (page: Page, name: string) => overview(page).getByRole('region', { name })
const result = (page: Page) => page.getByRole('status', { name: 'Result' })
const shown = (count: number) => `${count} ${count === 1 ? 'job' : 'jobs'}`

/** The jobs that a mark says it counts. */
async function counted(mark: Locator): Promise<number> {
  const name = (await mark.getAttribute('aria-label')) ?? ''
  return Number(/(?<count>\d+) jobs?\b/.exec(name)?.groups?.['count'])
}

/** Presses every mark of a list in turn: each shows the rows that it counts, and once more takes that back. */
async function pressEach(page: Page, marks: Locator): Promise<void> {
  await expect(marks.first()).toBeVisible()
  const names = await marks.evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel ?? ''))
  const all = (await result(page).textContent()) ?? ''
  for (const name of names) {
    const mark = overview(page).getByRole('button', { name, exact: true })
    const count = await counted(mark)
    await mark.click()
    await expect(result(page), name).toHaveText(shown(count))
    await expect(mark).toHaveAttribute('aria-pressed', 'true')
    await mark.click()
    await expect(result(page)).toHaveText(all)
  }
}

const at = (minutes: number) => new Date(now - minutes * 60_000).toISOString()

function failed(id: string, message: string | null, status = 'TRAINING_JOB_FAILED') {
  return aTrainingJob({ id, error_message: message, current_status: status })
}

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('the overview unfolds by a button or a key, and stands in the address', async ({ page }) => {
  await page.goto('/?refresh=off')
  const button = page.getByRole('button', { name: 'Overview', exact: true })
  await expect(result(page)).toHaveText(shown(300))
  await expect(overview(page)).toBeHidden()
  await button.click()
  await expect(page).toHaveURL('/?refresh=off&overview=now,timeline')
  await expect(part(page, 'Now')).toBeVisible()
  const parts = overview(page).getByRole('group', { name: 'Parts of the overview' })
  await parts.getByRole('button', { name: 'Queue' }).click()
  await parts.getByRole('button', { name: 'Timeline' }).click()
  await expect(page).toHaveURL('/?refresh=off&overview=now,queue')
  await expect(part(page, 'Queue')).toBeVisible()

  await page.keyboard.press('o')
  await expect(overview(page)).toBeHidden()
  await expect(page).toHaveURL('/?refresh=off')
  await page.keyboard.press('o')
  await expect(page).toHaveURL('/?refresh=off&overview=now,queue')
  await overview(page).getByRole('button', { name: 'Fold the overview' }).click()
  await expect(button).toHaveAttribute('aria-expanded', 'false')
})

test('Now says what is taken and waited for, and each mark shows the jobs that it counts', async ({
  page,
}) => {
  await page.goto('/?refresh=off&overview=now')
  const present = part(page, 'Now')
  const h100 = jobs.filter(
    (job) => job.instance_type.gpu_type === 'H100' && job.current_status === 'TRAINING_JOB_RUNNING',
  )
  const gpus = h100.reduce((sum, job) => sum + gpuTotal(job), 0)
  await expect(
    present.getByRole('button', {
      name: `H100, running: ${gpus} ${gpus === 1 ? 'GPU' : 'GPUs'} in ${shown(h100.length)}`,
    }),
  ).toBeVisible()
  await pressEach(page, present.getByRole('list', { name: 'GPUs by type' }).getByRole('button'))
  await pressEach(page, present.getByRole('list', { name: 'Jobs by status' }).getByRole('button'))
})

test('what the table leaves out is in no number of the overview', async ({ page }) => {
  await page.goto('/?refresh=off&overview=now,failures&gpu=H100&status=running,failed')
  const own = jobs.filter(
    (job) =>
      job.instance_type.gpu_type === 'H100' &&
      ['TRAINING_JOB_RUNNING', 'TRAINING_JOB_FAILED'].includes(job.current_status),
  )
  await expect(result(page)).toHaveText(shown(own.length))
  const marks = part(page, 'Now').getByRole('list', { name: 'Jobs by status' }).getByRole('button')
  const counts = await Promise.all((await marks.all()).map(counted))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(own.length)
  await pressEach(page, part(page, 'Failures').getByRole('button'))
})

test('the queue is in the order in which jobs leave it', async ({ page, mockApi }) => {
  const waiting = [
    ['low-old', 0, 30],
    ['high-new', 5, 1],
    ['low-new', 0, 2],
    ['high-old', 5, 20],
  ] as const
  mockApi.setJobs([
    aTrainingJob({ id: 'runs', name: 'runs' }),
    ...waiting.map(([name, priority, minutes]) =>
      aTrainingJob({
        id: name,
        name,
        priority,
        created_at: at(minutes),
        updated_at: at(minutes),
        current_status: 'TRAINING_JOB_PENDING',
        ...(name === 'low-new' && { node_count: 4 }),
      }),
    ),
  ])
  await page.goto('/?refresh=off&overview=queue')
  const queue = part(page, 'Queue')
  const items = queue.getByRole('list').getByRole('listitem')
  await expect(items).toHaveText([/high-old.*20m/, /high-new.*1m/, /low-old.*30m/, /low-new.*2m/])
  await expect(queue).toContainText('4 jobs for 7 GPUs')

  await queue.getByRole('button', { name: 'Show the queue in the table: 4 jobs' }).click()
  await expect(page).toHaveURL(
    '/?refresh=off&overview=queue&status=pending,queued&sort=-priority,created',
  )
  await expect(result(page)).toHaveText(shown(4))
  const rows = page.getByRole('table', { name: 'Training jobs' }).getByRole('row')
  await expect(rows.nth(1)).toContainText('high-old')
  await expect(rows.nth(4)).toContainText('low-new')

  await items.nth(2).getByRole('button', { name: 'low-old' }).click()
  await expect(page).toHaveURL(/open=low-old/)
  await expect(page.getByRole('complementary', { name: 'Job details' })).toContainText('low-old')
})

test('the same fault counts as one, and a click shows its jobs', async ({ page, mockApi }) => {
  mockApi.setJobs([
    failed('aaaaaaa', '[rank3]: aaaaaaa lost 10.0.0.1:29500 after 12 ms'),
    failed(
      'bbbbbbb',
      '[rank12]: bbbbbbb lost 10.0.7.9:29400 after 9 ms',
      'TRAINING_JOB_DEPLOY_FAILED',
    ),
    failed('ccccccc', 'Killed'),
    failed('ddddddd', null),
    failed('eeeeeee', 'Killed', 'TRAINING_JOB_STOPPED'),
  ])
  await page.goto('/?refresh=off&overview=failures')
  const faults = part(page, 'Failures').getByRole('list', { name: 'Faults' })
  await expect(faults.getByRole('listitem')).toHaveCount(3)
  await expect(part(page, 'Failures')).toContainText('4 jobs with 3 faults')
  await expect(faults.getByRole('listitem').first()).toContainText(
    '[rank#]: <id> lost <address> after # ms',
  )
  await pressEach(page, faults.getByRole('button'))
  await faults.getByRole('button').first().click()
  await expect(result(page)).toHaveText(shown(2))
  await page.reload()
  await expect(result(page)).toHaveText(shown(2))
  await expect(page.getByRole('list', { name: 'Filters that are on' })).toContainText(
    'Fault [rank#]: <id> lost <address> after # ms',
  )
})

test('every failed job is in one fault, also of hundreds', async ({ page }) => {
  await page.goto('/?refresh=off&overview=failures')
  const broken = jobs.filter((job) => job.current_status.endsWith('FAILED'))
  const faults = new Set(broken.map(faultOfJob))
  await expect(part(page, 'Failures')).toContainText(
    `${shown(broken.length)} with ${faults.size} faults`,
  )
})

test('a second press takes back the pick alone where another filter has come since', async ({
  page,
}) => {
  await page.goto('/?refresh=off&overview=now')
  const running = part(page, 'Now').getByRole('button', { name: /^Running: / })
  await running.click()
  await expect(page).toHaveURL('/?refresh=off&overview=now&status=running')
  await page.getByRole('searchbox', { name: 'Search jobs' }).fill('a')
  await expect(page).toHaveURL('/?refresh=off&overview=now&status=running&q=a')
  await running.click()
  await expect(page).toHaveURL('/?refresh=off&overview=now&q=a')
})

test('the focus goes to the button that unfolds it when the overview folds', async ({ page }) => {
  await page.goto('/?refresh=off&overview=now')
  const button = page.getByRole('button', { name: 'Overview', exact: true })
  await overview(page).getByRole('button', { name: 'Now' }).press('Enter')
  await expect(overview(page)).toBeHidden()
  await expect(button).toBeFocused()
  await button.press('Enter')
  await overview(page).getByRole('button', { name: 'Fold the overview' }).press('Enter')
  await expect(button).toBeFocused()
})

test('without an answer the overview says so, as clearly as anything', async ({ page }) => {
  await page.goto('/?refresh=off&overview=now&project=err-500')
  await expect(overview(page)).toContainText('No answer yet.')
  await expect(page.getByText('Baseten could not answer')).toBeVisible()
  expect(await axe(page)).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the overview is accessible in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/?refresh=off&overview=now,queue,failures')
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await expect(part(page, 'Now').getByRole('list', { name: 'Legend' })).toBeVisible()
      expect(await axe(page)).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBe(0)
    }
  })
}
