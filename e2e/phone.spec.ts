import type { Locator, Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import {
  chips,
  details,
  filterButton,
  filters,
  jobCount,
  menuButton,
  preset,
  result,
  row,
  scrollPage,
  searchBox,
  sidewaysOverflow,
  table,
} from './support/page.ts'
import { boxOf } from './support/pixels.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

/** The minimum size of a touch target, px. */
const TARGET = 44

const users = ['ada', 'omar', 'li']
const jobs = Array.from({ length: 30 }, (_, number) =>
  aTrainingJob({
    id: `job${number}`,
    name: `run-${number}`,
    user: { email: `${users[number % 3]}@example.com` },
    current_status: number < 20 ? 'TRAINING_JOB_RUNNING' : 'TRAINING_JOB_FAILED',
    error_message: number < 20 ? null : 'ValueError: bad',
  }),
)

const failure = { current_status: 'TRAINING_JOB_FAILED', error_message: 'Killed' }

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Filter and sort' })
/** A filter's row in the sheet, by the beginning of its name; its value follows. */
const filterRow = (page: Page, name: string) =>
  sheet(page)
    .getByRole('list', { name: 'All filters' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
const option = (page: Page, name: string | RegExp) =>
  page.getByRole('listbox').getByRole('option', { name })
const listOf = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true })

async function openSheet(page: Page) {
  await filterButton(page).tap()
  await expect(sheet(page)).toBeVisible()
}

/** Returns the buttons and links that are too small for a finger, by name and size. */
function smallTargets(within: Locator): Promise<string[]> {
  return within.locator('button:visible, a:visible, select:visible, input:visible').evaluateAll(
    (elements, min) =>
      elements.flatMap((element) => {
        const { width, height } = element.getBoundingClientRect()
        const name = element.ariaLabel ?? element.textContent
        return width < min || height < min ? [`${name}: ${width} × ${height}`] : []
      }),
    TARGET,
  )
}

function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth > clientWidth
  })
}

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(30))
})

test('one button opens a sheet with all filters, which lists the active ones', async ({ page }) => {
  await expect(filters(page).getByRole('button')).toHaveText(['Filter'])
  await openSheet(page)
  await filterRow(page, 'User').tap()
  await option(page, /^ada/).tap()
  await expect(page).toHaveURL('/?refresh=off&user=ada@example.com')
  await listOf(page, 'User').getByRole('button', { name: 'Done' }).tap()
  await expect(listOf(page, 'User')).toBeHidden()
  await expect(filterRow(page, 'User')).toHaveText('Userada@example.com')
  await expect(filterRow(page, 'User')).toBeFocused()
  await filterRow(page, 'Status').tap()
  await option(page, /^Failed/).tap()
  await page.keyboard.press('Escape')
  await expect(filterRow(page, 'Status')).toHaveText('StatusFailed')

  await sheet(page)
    .getByRole('button', { name: `Show ${jobCount(3)}` })
    .tap()
  await expect(sheet(page)).toBeHidden()
  await expect(filterButton(page)).toBeFocused()
  await expect(filterButton(page)).toHaveText('Filter2')
  await expect(chips(page).getByRole('listitem')).toHaveText(['Status: Failed', /^User: ada/])
  await expect(result(page)).toHaveText(jobCount(3))

  await openSheet(page)
  await sheet(page).getByRole('button', { name: 'Clear all' }).tap()
  await expect(page).toHaveURL('/?refresh=off')
  await expect(filterRow(page, 'User')).toHaveText('UserAny')
  await expect(sheet(page).getByRole('button', { name: 'Clear all' })).toBeDisabled()
  await expect(sheet(page).getByRole('button', { name: `Show ${jobCount(30)}` })).toBeVisible()
})

test('the button counts neither the tab’s filters nor the text search', async ({ page }) => {
  await preset(page, 'Failed').tap()
  await searchBox(page).fill('run')
  await expect(chips(page).getByRole('listitem')).toHaveText(['Text: run'])
  await expect(filterButton(page)).toHaveText('Filter')
  await openSheet(page)
  await filterRow(page, 'Elapsed at least').tap()
  await option(page, /.*/).first().tap()
  await page.keyboard.press('Escape')
  await expect(filterButton(page)).toHaveText('Filter1')
})

test('time, excluded texts and a job’s ID are in the sheet', async ({ page }) => {
  await page.goto('/?refresh=off&not-q=smoke&created=24h')
  await openSheet(page)
  await expect(filterRow(page, 'Created')).toContainText('24')
  await filterRow(page, 'Ended').tap()
  const time = listOf(page, 'Time range')
  await expect(time.getByRole('button', { name: 'Ended' })).toHaveAttribute('aria-pressed', 'true')
  await time.getByRole('option', { name: /^Last 7 days/ }).tap()
  await expect(page).toHaveURL(/ended=7d/)
  await filterRow(page, 'Excluded text').tap()
  await expect(option(page, 'smoke')).toBeVisible()
  await page.keyboard.press('Escape')
  await filterRow(page, 'Job ID').tap()
  await expect(listOf(page, 'Job ID')).toBeVisible()
})

test('the sheet sorts, in either order, and sets the height of rows', async ({ page }) => {
  await openSheet(page)
  const field = sheet(page).getByRole('combobox', { name: 'Sort by' })
  const order = sheet(page).getByRole('group', { name: 'Order' })
  const filtersTop = (await boxOf(sheet(page).getByRole('list', { name: 'All filters' }))).y
  expect((await boxOf(order)).y, 'above the filters').toBeLessThan(filtersTop)
  const show = await boxOf(sheet(page).getByRole('button', { name: /^Show/ }))
  expect([show.x, show.width, 844 - show.y - show.height]).toEqual([16, 358, 16])
  await expect(field).toHaveValue('created')
  await expect(order.getByRole('button', { name: 'Descending' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await field.selectOption('Elapsed')
  await expect(page).toHaveURL('/?refresh=off&sort=-elapsed')
  await field.selectOption('Name')
  await expect(page).toHaveURL('/?refresh=off&sort=name')
  await order.getByRole('button', { name: 'Descending' }).tap()
  await expect(page).toHaveURL('/?refresh=off&sort=-name')
  await sheet(page).getByRole('button', { name: 'Compact' }).tap()
  await expect(page).toHaveURL('/?refresh=off&sort=-name&density=compact')
})

test('Escape closes a list and then the sheet; Back undoes a filter and closes the sheet', async ({
  page,
}) => {
  await openSheet(page)
  await filterRow(page, 'Status').tap()
  await expect(option(page, /^Failed/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(option(page, /^Failed/)).toBeHidden()
  await expect(sheet(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toBeHidden()
  await expect(filterButton(page)).toBeFocused()

  await openSheet(page)
  await filterRow(page, 'Status').tap()
  await option(page, /^Failed/).tap()
  await expect(page).toHaveURL('/?refresh=off&status=failed')
  await page.goBack()
  await expect(page).toHaveURL('/?refresh=off')
  await expect(sheet(page)).toBeHidden()
  await expect(result(page)).toHaveText(jobCount(30))
  await page.goForward()
  await expect(result(page)).toHaveText(jobCount(10))
})

test('a list has a title and covers the sheet; a tap next to it closes only the list', async ({
  page,
}) => {
  await openSheet(page)
  await filterRow(page, 'Error type').tap()
  const list = listOf(page, 'Error type')
  await expect(list.getByRole('heading', { name: 'Error type' })).toBeVisible()
  await expect(list.getByRole('combobox', { name: 'Search error types' })).toBeVisible()
  const { x, y } = await boxOf(sheet(page))
  const onTop = await page.evaluate(
    ([left, top]) =>
      getComputedStyle(document.elementFromPoint(left, top) ?? document.body).position,
    [x + 40, y + 10] as const,
  )
  expect(onTop, 'what is above the list').toBe('fixed')
  await page.touchscreen.tap(x + 40, y + 10)
  await expect(list).toBeHidden()
  await expect(sheet(page)).toBeVisible()
})

test('the menu has no keyboard shortcuts', async ({ page }) => {
  await menuButton(page).tap()
  await expect(page.getByRole('menuitem', { name: 'Wall' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Keyboard shortcuts' })).toBeHidden()
})

test('the sheet keeps the focus', async ({ page }) => {
  await openSheet(page)
  for (let stop = 0; stop < 30; stop += 1) {
    await page.keyboard.press('Tab')
    expect(await sheet(page).evaluate((popup) => popup.contains(document.activeElement))).toBe(true)
  }
})

test('the jobs begin near the top, and all controls are large enough for a finger', async ({
  page,
}) => {
  const header = page.getByRole('banner')
  for (const width of [360, 390, 600]) {
    await page.setViewportSize({ width, height: 844 })
    await page.goto('/?refresh=off')
    await expect(result(page)).toHaveText(jobCount(30))
    expect((await boxOf(table(page))).y, `without filters at ${width} px`).toBeLessThanOrEqual(160)
    expect(await smallTargets(header)).toEqual([])
    expect(await smallTargets(filters(page))).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)

    await page.goto('/?refresh=off&status=failed&gpu=H100&longer=1m&not-q=smoke')
    await expect(chips(page).getByRole('listitem')).toHaveCount(4)
    expect(await smallTargets(chips(page))).toEqual([])
    expect((await boxOf(table(page))).y, `with chips at ${width} px`).toBeLessThanOrEqual(208)
    await expect(page.getByRole('button', { name: 'Clear all' })).toBeInViewport({ ratio: 1 })
    await openSheet(page)
    expect(await smallTargets(sheet(page))).toEqual([])
    const box = await boxOf(sheet(page))
    expect([box.x, box.width]).toEqual([Math.max(0, (width - 576) / 2), Math.min(width, 576)])
    expect(box.y + box.height).toBe(844)
    await filterRow(page, 'GPU type').tap()
    const list = listOf(page, 'GPU type')
    await expect(option(page, /^H100/)).toBeVisible()
    expect(await smallTargets(list.getByRole('listbox'))).toEqual([])
    expect((await boxOf(list)).width).toBe(width)
    expect(await sidewaysOverflow(page)).toBe(0)
  }
})

test('a job is one cell: status, name, elapsed; project, user, hardware; and its error', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([
    aTrainingJob({
      id: 'bad1',
      name: 'llama-sft',
      current_status: 'TRAINING_JOB_FAILED',
      error_message: 'ValueError: bad',
      user: { email: 'ada@example.com' },
      created_at: '2026-03-01T09:00:00Z',
      updated_at: '2026-03-01T10:20:00Z',
    }),
    aTrainingJob({ id: 'ok1', name: 'qwen-sft', error_message: null }),
  ])
  const project = aTrainingJob().training_project.name
  for (const width of [360, 390, 767]) {
    await page.setViewportSize({ width, height: 844 })
    await page.goto('/?refresh=off&density=comfortable')
    await expect(row(page, 'llama-sft').getByRole('cell')).toHaveCount(2)
    const job = row(page, 'llama-sft').getByRole('cell').nth(1)
    await expect(job).toContainText('Failed')
    await expect(job).toContainText('1h 20m')
    await expect(job).toContainText('ValueError: bad')
    if (project !== null) await expect(job).toContainText(project)
    expect((await boxOf(row(page, 'llama-sft'))).height).toBe(90)
    expect((await boxOf(row(page, 'qwen-sft'))).height).toBe(68)
    for (const cell of await row(page, 'qwen-sft').getByRole('cell').all()) {
      const box = await boxOf(cell)
      expect(box.width).toBeGreaterThanOrEqual(TARGET)
      expect(box.x + box.width).toBeLessThanOrEqual(width)
    }
    expect(await scrollsSideways(page)).toBe(false)
    await expect(page.getByRole('columnheader')).toHaveText(['Selection', 'Job'])
  }
  await page.setViewportSize({ width: 768, height: 844 })
  await expect(page.getByRole('columnheader', { name: 'Name' })).toBeVisible()
  await expect(filters(page).getByRole('button', { name: 'Status' })).toBeVisible()
})

test('the name gets the width of the first line, with a failed job’s status word next to it', async ({
  page,
  mockApi,
}) => {
  const long = 'x'.repeat(300)
  mockApi.setJobs([
    aTrainingJob({ id: 'short', name: 'sft', ...failure }),
    aTrainingJob({ id: 'long', name: `a-${long}`, ...failure }),
    aTrainingJob({
      id: 'odd',
      name: 'odd',
      current_status: `TRAINING_JOB_${long}`,
      user: { email: `${long}@example.com` },
      instance_type: { ...aTrainingJob().instance_type, gpu_type: long },
    }),
    aTrainingJob({ id: 'run', name: 'run', current_status: 'TRAINING_JOB_RUNNING' }),
  ])
  for (const width of [360, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await page.goto('/?refresh=off')
    const link = (id: string) => page.locator(`a[href*="open=${id}"]`)
    const word = (id: string, text: string) =>
      page
        .getByRole('row')
        .filter({ has: link(id) })
        .getByText(text, { exact: true })
    await expect(link('short')).toBeVisible()
    const name = await boxOf(link('short'))
    const failed = await boxOf(word('short', 'Failed'))
    expect(failed.y + failed.height / 2).toBeCloseTo(name.y + name.height / 2, 0)
    expect((await boxOf(link('long'))).width).toBeGreaterThan(width / 2)
    // Not visible, but available to screen readers.
    await expect(word('long', 'Failed')).toHaveCount(1)
    expect((await boxOf(word('long', 'Failed'))).y).toBeGreaterThan((await boxOf(link('long'))).y)
    await expect(page.getByRole('cell', { name: /^run Running/ })).toBeVisible()
    expect(await scrollsSideways(page)).toBe(false)
    await expect(searchBox(page)).toHaveAttribute('placeholder', 'Search')
  }
})

test('a tap on a job opens it, and a tap next to it selects it', async ({ page }) => {
  const { x, y, height } = await boxOf(row(page, 'run-3'))
  await page.touchscreen.tap(x + 22, y + 4)
  await expect(page.getByRole('checkbox', { name: 'Select run-3' })).toBeChecked()
  const bar = page.getByRole('region', { name: 'Selected jobs' })
  await expect(bar).toContainText('1 selected')
  expect(await smallTargets(bar)).toEqual([])
  await expect(bar.getByRole('button', { name: 'Clear selection' })).toBeInViewport({ ratio: 1 })
  expect(await scrollsSideways(page)).toBe(false)
  await bar.getByRole('button', { name: 'Select all' }).tap()
  await expect(bar).toContainText('30 selected')
  await expect(bar.getByRole('button', { name: 'Select all' })).toBeHidden()
  await bar.getByRole('button', { name: 'Clear selection' }).tap()
  await expect(bar).toBeHidden()

  await page.touchscreen.tap(x + 300, y + height - 4)
  await expect(page).toHaveURL('/?refresh=off&open=job3')
  await expect(details(page).getByRole('heading', { name: 'run-3' })).toBeVisible()
  await details(page).getByRole('button', { name: 'Close details' }).tap()
  await expect(row(page, 'run-3')).toBeInViewport()
})

test('rows of both heights stay in place when jobs arrive and rows change height', async ({
  page,
  mockApi,
}) => {
  const many = Array.from({ length: 200 }, (_, number) =>
    aTrainingJob({
      id: `m${number}`,
      name: `many-${number}`,
      created_at: new Date(Date.UTC(2026, 1, 1) - number * 60_000).toISOString(),
      current_status: number % 3 ? 'TRAINING_JOB_RUNNING' : 'TRAINING_JOB_FAILED',
      error_message: number % 3 ? null : 'Killed',
    }),
  )
  mockApi.setJobs(many)
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(200))
  await expect(row(page, 'many-0')).toBeVisible()
  await scrollPage(page, { top: 6000 })
  await settle(page)
  const read = page.getByRole('link', { name: 'many-80' })
  const before = (await boxOf(read)).y
  const added = [0, 1, 2].map((number) =>
    aTrainingJob({
      id: `n${number}`,
      name: `new-${number}`,
      created_at: new Date(Date.UTC(2026, 1, 2) + number * 60_000).toISOString(),
      error_message: number ? null : 'Killed',
    }),
  )
  // Two more jobs, and an error above the visible rows.
  mockApi.setJobs([
    ...added,
    ...many.map((job, number) => (number === 10 ? { ...job, ...failure } : job)),
  ])
  // The refresh button is not in view.
  await page.keyboard.press('r')
  await expect(result(page)).toHaveText(jobCount(203))
  expect((await boxOf(read)).y).toBe(before)
  await page.getByRole('button', { name: '3 new jobs' }).tap()
  await expect(row(page, 'new-2')).toBeInViewport()

  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: 'new-2' })).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('link', { name: 'many-199' })).toBeFocused()
  await expect(row(page, 'many-199')).toBeInViewport({ ratio: 1 })
})

test('the first visible row stays when the phone is rotated', async ({ page, mockApi }) => {
  mockApi.setJobs(
    Array.from({ length: 100 }, (_, number) =>
      aTrainingJob({
        id: `t${number}`,
        name: `turn-${number}`,
        created_at: new Date(Date.UTC(2026, 1, 1) - number * 60_000).toISOString(),
        error_message: number % 2 ? 'Killed' : null,
      }),
    ),
  )
  await page.goto('/?refresh=off')
  const link = (number: number) => page.getByRole('link', { name: `turn-${number}`, exact: true })
  await expect(link(0)).toBeVisible()
  await scrollPage(page, { top: 4000 })
  await expect(link(51)).toBeInViewport()
  await page.setViewportSize({ width: 844, height: 390 })
  await expect(page.getByRole('columnheader', { name: 'Name' })).toBeVisible()
  await expect(link(51)).toBeInViewport()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('columnheader')).toHaveText(['Selection', 'Job'])
  await expect(link(51)).toBeInViewport()
})

test.describe('if the code of its rows cannot be loaded', () => {
  test.use({ expectedErrors: [/Failed to load resource/] })

  test('the table has its columns', async ({ page }) => {
    await page.route(/phoneTable/, (route) => route.abort())
    await page.goto('/?refresh=off')
    await expect(page.getByRole('columnheader', { name: 'Name' })).toBeVisible()
    await expect(row(page, 'run-3 ')).toBeVisible()
  })
})

test('the rows are accessible', async ({ page }) => {
  expect(await axeInBothThemes(page)).toEqual([])
})

test('the sheet and its lists are accessible', async ({ page }) => {
  await page.goto('/?refresh=off&user=ada@example.com')
  await openSheet(page)
  expect(await axeInBothThemes(page)).toEqual([])
  await filterRow(page, 'User').tap()
  await expect(option(page, /^ada/)).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
})

test('the buttons for the parts of the overview are in view, and lists unfold in place', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(
    ['ValueError', 'KeyError', 'TypeError', 'OSError', 'Killed', 'IndexError'].map((error, at) =>
      aTrainingJob({ id: `job${at}`, ...failure, error_message: `${error}: bad` }),
    ),
  )
  for (const width of [360, 390]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/?refresh=off&overview=failures')
    const parts = page.getByRole('group', { name: 'Parts of the overview' })
    const buttons = parts.getByRole('button')
    await expect(buttons).toHaveCount(5)
    for (const button of await buttons.all()) await expect(button).toBeInViewport({ ratio: 1 })
    expect(await smallTargets(parts)).toEqual([])
    const types = page.getByRole('list', { name: 'Error types' }).getByRole('listitem')
    await expect(types).toHaveCount(5)
    await page.getByRole('button', { name: 'Show all 6 error types' }).tap()
    await expect(types).toHaveCount(6)
    expect(await scrollsSideways(page)).toBe(false)
  }
})
