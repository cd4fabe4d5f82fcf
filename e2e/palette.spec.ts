import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { aTrainingJob } from '../src/demo/job.ts'
import { createOrganization } from '../src/demo/organization.ts'
import { axe } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const now = Date.now()
const jobs = [
  ...createOrganization({ seed: 3, jobs: 200, start: now }).jobsAt(now),
  aTrainingJob({ id: 'zzq1', name: 'needle-sft', created_at: new Date(now - 1e6).toISOString() }),
]

const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' })
const field = (page: Page) => palette(page).getByRole('combobox')
const option = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name })
const result = (page: Page) => page.getByRole('status', { name: 'Result' })
const details = (page: Page) => page.getByRole('complementary', { name: 'Job details' })
const shown = (count: number) => `${count} ${count === 1 ? 'job' : 'jobs'}`

/** Opens the palette, and types until the command is the first. */
async function find(page: Page, text: string, name: string | RegExp) {
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type(text)
  await expect(palette(page).getByRole('option').first()).toHaveAccessibleName(name)
}

async function run(page: Page, text: string, name: string | RegExp) {
  await find(page, text, name)
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeHidden()
}

/** Runs a filter, which must show as many rows as it said. */
async function runCounted(page: Page, text: string, name: RegExp) {
  await find(page, text, name)
  const said = await palette(page).getByRole('option').first().textContent()
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeHidden()
  await expect(result(page)).toHaveText(shown(Number(said?.match(/\d+$/)?.[0])))
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(shown(201))
})

test('Ctrl-K opens it from anywhere, also from a field, and Escape leads back', async ({
  page,
}) => {
  const search = page.getByRole('searchbox', { name: 'Search jobs' })
  await search.fill('lora')
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('j?r')
  await expect(field(page)).toHaveValue('j?r')
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
  await expect(search).toBeFocused()
  await expect(search).toHaveValue('lora')
  await expect(page).toHaveURL('/?refresh=off&q=lora')

  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeHidden()
  await expect(search).toBeFocused()

  const button = page.getByRole('button', { name: 'Commands' })
  await expect(button).toHaveAttribute('title', 'Commands (Ctrl K)')
  await button.click()
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
})

test('presets, columns, pace and theme are a few letters away', async ({ page }) => {
  await run(page, 'failed', /^Failed/)
  await expect(page).toHaveURL('/?refresh=off&status=failed,deploy_failed')
  await run(page, 'sort elapsed desc', 'Sort by Elapsed, descending')
  await expect(page).toHaveURL('/?refresh=off&status=failed,deploy_failed&sort=-elapsed')
  await run(page, 'refresh 30', 'Refresh: 30s')
  await expect(page).toHaveURL('/?refresh=30s&status=failed,deploy_failed&sort=-elapsed')
  await run(page, 'dark', 'Dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await run(page, 'theme system', 'System')
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
})

test('filters are found by value, say how many rows they show, and are taken off again', async ({
  page,
  mockApi,
}) => {
  const h100 = jobs.filter((job) => job.instance_type.gpu_type === 'H100')
  await run(page, 'gpu h100', `GPU type: H100 ${h100.length}`)
  await expect(result(page)).toHaveText(shown(h100.length))

  await runCounted(page, 'status: failed', /^Status: Failed \d+$/)

  await find(page, 'gpu h100', /^GPU type: H100 on \d+$/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&status=failed')
  await runCounted(page, 'created 24', /^Created: last 24 h \d+$/)
  await expect(page).toHaveURL('/?refresh=off&status=failed&created=24h')
  await runCounted(page, 'longer 6', /^Running longer than: 6 h \d+$/)
  await expect(page).toHaveURL('/?refresh=off&status=failed&created=24h&longer=6h')
  await run(page, 'clear', 'Clear all filters')
  await expect(result(page)).toHaveText(shown(201))

  const project = jobs[0]?.training_project ?? { id: '', name: '' }
  const inProject = jobs.filter((job) => job.training_project.id === project.id)
  await run(page, project.id, `Project: ${project.name} ${project.id} ${inProject.length}`)
  await expect(result(page)).toHaveText(shown(inProject.length))
  expect(mockApi.requests.at(-1)?.body).toContain(project.id)
})

test('one’s own jobs: it asks who one is once, and knows from then on', async ({ page }) => {
  const me = jobs.find((job) => job.user?.email)?.user?.email ?? ''
  const mine = jobs.filter((job) => job.user?.email === me).length
  await run(page, `mine ${me}`, `Mine: I am ${me}`)
  await expect(result(page)).toHaveText(shown(mine))
  await run(page, 'mine', `Mine ${me} on`)
  await expect(result(page)).toHaveText(shown(201))
})

test('what copies and saves says what came of it', async ({ page }) => {
  const messages = page.getByRole('region', { name: 'Messages' })
  await run(page, 'copy link', 'Copy link')
  await expect(messages).toContainText('The link is copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
  await run(page, 'curl', 'Copy search as curl')
  await expect(messages).toContainText('The search is copied')

  const saved = page.waitForEvent('download')
  await run(page, 'csv', 'Download CSV 201')
  const file = await saved
  expect(readFileSync(await file.path(), 'utf8').match(/\r\n/g)?.length).toBeGreaterThan(201)
  await expect(messages).toContainText(`201 jobs in ${file.suggestedFilename()}`)
  await expect(messages).not.toContainText('Making the file')
})

test('a copy that the browser does not allow says so', async ({ page, context }) => {
  await context.clearPermissions()
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await run(page, 'copy link', 'Copy link')
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText(
    'The browser did not allow to copy',
  )
})

test('jobs open by name or ID, shown or not', async ({ page, mockApi }) => {
  await run(page, 'needle', 'needle-sft zzq1 · Running')
  await expect(details(page).getByRole('heading', { name: 'needle-sft' })).toBeVisible()
  await expect(page).toHaveURL('/?refresh=off&open=zzq1')
  await run(page, 'close', /^Close details/)
  await expect(details(page)).toBeHidden()
  await expect(page.getByRole('link', { name: 'needle-sft' })).toBeFocused()

  await run(page, 'failed', /^Failed/)
  await expect(result(page)).not.toHaveText(shown(201))
  await run(page, 'zzq1', 'Open job zzq1')
  await expect(details(page).getByRole('note')).toContainText('The list leaves this job out')
  expect(mockApi.requests.map(({ body }) => body)).toContain('{"job_id":"zzq1"}')

  await run(page, 'nobody9', 'Open job nobody9')
  await expect(details(page).getByRole('alert')).toContainText('There is no such job')
})

test('the list of keys is one of its commands, and names its own', async ({ page }) => {
  await run(page, 'keyboard', /^Keyboard/)
  const sheet = page.getByRole('dialog', { name: 'Keyboard' })
  await expect(sheet).toContainText('Ctrl K')
  await page.keyboard.press('Control+k')
  await expect(sheet).toBeHidden()
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keyboard' }).click()
  await expect(sheet).toBeVisible()
})

test('every key of a control stands in its tooltip', async ({ page }) => {
  await page.getByRole('link', { name: 'needle-sft' }).click()
  const titles: [name: string, title: string][] = [
    ['Refresh now', 'Refresh now (R)'],
    ['Commands', 'Commands (Ctrl K)'],
    ['Keyboard', 'Keyboard (?)'],
    ['Previous job', 'Previous job (K or ↑)'],
    ['Next job', 'Next job (J or ↓)'],
    ['Close details', 'Close details (Esc)'],
  ]
  for (const [name, title] of titles) {
    await expect(page.getByRole('button', { name })).toHaveAttribute('title', title)
  }
  await expect(page.getByRole('searchbox', { name: 'Search jobs' })).toHaveAttribute(
    'title',
    'Search jobs (/)',
  )
  await page.getByRole('link', { name: 'needle-sft' }).hover()
  await expect(page.getByRole('tooltip')).toContainText('Enter: details')
})

test('an answer that comes leaves what was typed and the place in the list', async ({
  page,
  mockApi,
}) => {
  await page.goto('/?refresh=5s')
  await expect(page.getByRole('link', { name: 'needle-sft' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('gpu')
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown')
  const highlighted = palette(page).locator('[data-highlighted]')
  const before = await highlighted.textContent()
  expect(before).toMatch(/^GPU/)
  const asked = mockApi.requests.length
  mockApi.setJobs(jobs.map((job) => ({ ...job, priority: 3 })))
  await expect.poll(() => mockApi.requests.length, { timeout: 15_000 }).toBeGreaterThan(asked)
  await page.waitForTimeout(500)
  await expect(highlighted).toHaveText(before ?? '')
  await expect(field(page)).toHaveValue('gpu')

  for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Backspace')
  await expect(palette(page).getByRole('option').first()).toHaveAttribute('data-highlighted')
  await expect(palette(page).getByRole('option').first()).toBeInViewport()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('it fits, is opened by its button, and leads into a job and out again', async ({ page }) => {
    await page.getByRole('button', { name: 'Commands' }).click()
    await expect(option(page, /^Running/).first()).toBeVisible()
    const box = await palette(page).boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    await field(page).fill('needle')
    await option(page, /^needle-sft/).click()
    await expect(details(page)).toBeFocused()
    await run(page, 'close', /^Close details/)
    await expect(page.getByRole('table')).toBeVisible()
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('it is accessible, on a desk and on a phone', async ({ page }) => {
      await page.keyboard.press('Control+k')
      await expect(option(page, /^Running/).first()).toBeVisible()
      expect(await axe(page)).toEqual([])
      await page.keyboard.type('gpu')
      await expect(option(page, /^GPU type: H100 \d/)).toBeVisible()
      await page.setViewportSize({ width: 390, height: 844 })
      expect(await axe(page)).toEqual([])
      await page.keyboard.type(' nothing')
      await expect(option(page, 'Open job gpu nothing')).toBeVisible()
      expect(await axe(page)).toEqual([])
    })
  })
}
