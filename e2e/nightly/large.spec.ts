import type { Page } from '@playwright/test'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { createOrganization } from '#src/demo/organization.ts'
import { refreshButton } from '../support/page.ts'
import { countRenders, takeRenders } from '../support/renders.mjs'
import { expect, test } from '../support/test.ts'

const COUNT = 100_000
/** As many rows as fit into the highest window, and a few more. */
const MAX_ROWS = 80

const rowsDrawn = (page: Page) => page.locator('tbody tr[aria-rowindex]')

async function refresh(page: Page) {
  const button = page.getByRole('button', { name: 'Refresh now' })
  await button.click()
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAttribute('aria-disabled', 'false', { timeout: 60_000 })
}

test('with a hundred thousand jobs, the page loads, sorts, finds, scrolls to the end and polls', async ({
  page,
  mockApi,
}) => {
  // The mock API takes seconds to create each of these responses.
  test.setTimeout(240_000)
  const now = Date.now()
  const { jobsAt } = createOrganization({ seed: 7, jobs: COUNT + 3, start: now })
  const all: readonly TrainingJob[] = jobsAt(now)
  const before = all.slice(0, COUNT)
  mockApi.setJobs(before)
  await countRenders(page)

  await page.goto('/?refresh=off')
  await expect(page.getByText('100,000 jobs')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', String(COUNT + 1))
  expect(await rowsDrawn(page).count()).toBeLessThanOrEqual(MAX_ROWS)

  await test.step('sort', async () => {
    await page.getByRole('columnheader', { name: 'ID' }).getByRole('button').click()
    const [first] = before.map(({ id }) => id).sort()
    await expect(rowsDrawn(page).first()).toContainText(first ?? 'no job')
    await page.getByRole('columnheader', { name: 'ID' }).getByRole('button').click()
    await page.getByRole('columnheader', { name: 'ID' }).getByRole('button').click()
  })

  await test.step('find', async () => {
    const job = before[4321]
    await page.keyboard.press('/')
    await page.keyboard.type(`${job?.id} ${job?.name ?? ''}`)
    await expect(page.getByText('1 job', { exact: true })).toBeVisible()
    await expect(rowsDrawn(page)).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(page.getByText('100,000 jobs')).toBeVisible()
  })

  await test.step('scroll to the end', async () => {
    const table = page.getByRole('region', { name: 'Training jobs' })
    await table.focus()
    await page.keyboard.press('End')
    const last = page.locator(`tr[aria-rowindex="${COUNT + 1}"]`)
    await expect(last).toContainText(before[0]?.id ?? 'no job')
    expect(await rowsDrawn(page).count()).toBeLessThanOrEqual(MAX_ROWS)
    await page.keyboard.press('Home')
    await expect(page.locator('tr[aria-rowindex="2"]')).toBeInViewport()
  })

  await test.step('rows that fly past are brief, and whole when they stand still', async () => {
    const region = page.getByRole('region', { name: 'Training jobs' })
    const flying = await region.evaluate(async (table) => {
      for (let frame = 0; frame < 30; frame++) {
        scrollBy(0, 600)
        await new Promise(requestAnimationFrame)
      }
      const rows = [...table.querySelectorAll('tbody tr[aria-rowindex]')]
      return {
        cells: table.querySelectorAll('td').length,
        named: rows.every((row) => row.ariaRowIndex && row.textContent),
        rows: rows.length,
      }
    })
    expect(flying.named, 'a row without a text').toBe(true)
    expect(flying.cells).toBeLessThan(flying.rows * 5)
    const columns = await page.getByRole('columnheader').count()
    await expect
      .poll(() => region.locator('td').count())
      .toBe(columns * (await rowsDrawn(page).count()))
    await region.focus()
    await page.keyboard.press('Home')
    await expect(page.locator('tr[aria-rowindex="2"]')).toBeInViewport()
  })

  expect(mockApi.requests, 'none of this sent a request').toHaveLength(1)

  await test.step('a poll that changes nothing', async () => {
    // The button in the focused cell disappears when the focus leaves.
    await refreshButton(page).focus()
    // Scrolling of the table ends a moment later.
    await expect
      .poll(async () => (await takeRenders(page)).tableCommits, { intervals: [500] })
      .toBe(0)
    await refresh(page)
    expect((await takeRenders(page)).tableCommits).toBe(0)
  })

  await test.step('a poll that changes one drawn job and brings three', async () => {
    // A visible job that is not stopped yet; otherwise nothing would change.
    const changed = before.slice(-8).find((job) => job.current_status !== 'TRAINING_JOB_STOPPED')
    if (!changed) throw new Error('There are no jobs')
    mockApi.setJobs(
      all.map((job) =>
        job === changed ? { ...job, current_status: 'TRAINING_JOB_STOPPED' } : job,
      ),
    )
    await refresh(page)
    await expect(page.getByText('100,003 jobs')).toBeVisible({ timeout: 60_000 })
    const { cells, mounted } = await takeRenders(page)
    const added = all.slice(COUNT).map(({ id }) => id)
    expect(new Set([...cells, ...mounted])).toEqual(new Set([changed.id, ...added]))
  })
  expect(mockApi.requests).toHaveLength(3)
})
