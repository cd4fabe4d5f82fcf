import type { Locator, Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import {
  clipboard,
  columnHeader,
  DEFAULT_TITLES,
  details,
  jobCount,
  notice,
  preset,
  result,
  row,
  scrollPage,
  searchBox,
  tableRegion,
  tooltip,
} from './support/page.ts'
import { expect, test } from './support/test.ts'

const job = (id: string, status: string, user: string) =>
  aTrainingJob({
    id,
    name: `${id}-sft`,
    current_status: `TRAINING_JOB_${status}`,
    error_message: status === 'FAILED' ? 'CUDA out of memory. Tried to allocate 2.50 GiB' : null,
    user: { email: user },
  })

const jobs = [
  job('run', 'RUNNING', 'ada@example.com'),
  job('bad', 'FAILED', 'omar@example.com'),
  job('done', 'COMPLETED', 'ada@example.com'),
]

const without = (...hidden: string[]) => DEFAULT_TITLES.filter((title) => !hidden.includes(title))

const titles = (page: Page) =>
  page
    .getByRole('columnheader')
    .evaluateAll((cells) =>
      cells.slice(1).map((cell) => cell.querySelector('button span')?.textContent),
    )

const cell = (page: Page, name: string, text: string) =>
  row(page, name).getByRole('cell', { name: text, exact: true })

const widthOf = async (locator: Locator) => (await locator.boundingBox())?.width ?? 0

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.setViewportSize({ width: 1440, height: 800 })
})

test('without chosen columns, a view has the columns for its statuses', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(3))
  expect(await titles(page)).toEqual(DEFAULT_TITLES)
  await preset(page, 'Running').click()
  await expect.poll(() => titles(page)).toEqual(without('Error'))
  await preset(page, 'Failed').click()
  const failed = [
    'Status',
    'Name',
    'User',
    'Error',
    'Project',
    'Elapsed',
    'Created',
    'Ended',
    'Hardware',
    'ID',
  ]
  await expect.poll(() => titles(page)).toEqual(failed)
  expect(page.url()).not.toContain('cols=')

  await preset(page, 'Running').click()
  await expect.poll(() => titles(page)).toEqual(without('Error'))
  await columnHeader(page, 'Name').getByRole('button').press('Shift+ArrowRight')
  await expect(page).toHaveURL(/cols=/)
  await preset(page, 'Failed').click()
  await expect.poll(() => titles(page), 'with the errors').toEqual(failed)

  // A change to one column stores all of them in the view, until they are reset.
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  const popup = page.getByRole('dialog', { name: 'Columns and density' })
  await popup.getByRole('checkbox', { name: 'Priority' }).check()
  await expect.poll(() => titles(page)).toEqual([...failed, 'Priority'])
  expect(page.url()).toContain('user,error,project,elapsed,created,updated,instance,id,priority')
  await popup.getByRole('button', { name: 'Reset to default' }).click()
  await expect.poll(() => titles(page)).toEqual(failed)
  expect(page.url()).not.toContain('cols=')

  await page.goto('/?refresh=off&status=failed&cols=name,capacity,error')
  await expect.poll(() => titles(page)).toEqual(['Name', 'Capacity', 'Error'])
})

for (const [query, wider] of [
  ['', 1840],
  ['&status=failed', 1760],
] as const) {
  test(`the error takes the remaining width, and the user is in view${query}`, async ({ page }) => {
    await page.goto(`/?refresh=off${query}`)
    const error = columnHeader(page, 'Error')
    await expect(columnHeader(page, 'User')).toBeInViewport({ ratio: 1 })
    await expect(error).toBeInViewport({ ratio: 1 })
    const [width, name] = [await widthOf(error), await widthOf(columnHeader(page, 'Name'))]
    expect(width).toBeGreaterThanOrEqual(290)
    await page.setViewportSize({ width: wider, height: 800 })
    await expect.poll(() => widthOf(error)).toBeGreaterThan(width)
    expect(await widthOf(columnHeader(page, 'Name'))).toBe(name)
  })
}

test('users are displayed without the domain that all share, and copied and found with it', async ({
  page,
  context,
  mockApi,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/?refresh=off')
  await expect(cell(page, 'bad-sft', 'omar')).toBeVisible()
  await cell(page, 'bad-sft', 'omar').hover()
  await expect(tooltip(page)).toHaveText('omar@example.com')
  await row(page, 'bad-sft').getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Copy as TSV' }).click()
  await expect.poll(() => clipboard(page)).toContain('\tomar@example.com\t')
  await searchBox(page).fill('omar@example')
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(cell(page, 'bad-sft', 'omar@example.com')).toBeVisible()

  mockApi.setJobs([...jobs, job('other', 'RUNNING', 'lena@example.org')])
  await page.goto('/?refresh=off&status=failed')
  await expect(cell(page, 'bad-sft', 'omar')).toBeVisible()
  await page.goto('/?refresh=off&q=bad')
  await expect(cell(page, 'bad-sft', 'omar@example.com')).toBeVisible()
})

test('a user without a domain matches nothing, and a notice suggests the address', async ({
  page,
}) => {
  await page.goto('/?refresh=off&user=ada')
  await expect(page.getByRole('heading', { name: 'No matching jobs' })).toBeVisible()
  await expect(notice(page, 'No user')).toHaveText(
    'No user matches ada. Did you mean ada@example.com?',
  )
  await notice(page, 'No user').getByRole('button', { name: 'ada@example.com' }).click()
  await expect(page).toHaveURL('/?refresh=off&user=ada@example.com')
  await expect(result(page)).toHaveText(jobCount(2))
  await expect(notice(page, 'No user')).toBeHidden()
  await expect(page.getByRole('main')).toBeFocused()
  await page.goBack()
  await expect(notice(page, 'No user')).toBeVisible()
  // Her jobs are outside of this search, and a full address may have some there.
  await page.goto('/?refresh=off&status=failed&user=ada@example.com')
  await expect(page.getByRole('heading', { name: 'No matching jobs' })).toBeVisible()
  await expect(notice(page, 'No user')).toBeHidden()
})

test('next to the details, the list keeps its main columns, and others if they fit', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(3))
  const all = await titles(page)
  await scrollPage(page, { left: 80 })
  // The focused cell is about to be hidden.
  await row(page, 'bad-sft')
    .getByRole('cell', { name: /^CUDA out/ })
    .click()
  await expect(details(page)).toBeVisible()
  await expect
    .poll(() => titles(page))
    .toEqual(['Status', 'Name', 'Project', 'Hardware', 'Elapsed', 'User'])
  await expect(row(page, 'bad-sft').getByRole('link')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(row(page, 'done-sft').getByRole('link')).toBeFocused()
  await expect(details(page).getByRole('heading', { name: 'done-sft' })).toBeVisible()
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }))
  expect(scrollWidth, 'the list fits beside the details').toBe(clientWidth)
  await page.keyboard.press('Escape')
  await expect(details(page)).toBeHidden()
  expect(await titles(page)).toEqual(all)
  expect(await page.evaluate(() => scrollX)).toBe(80)

  await page.goto('/?refresh=off&status=failed&open=bad')
  await expect.poll(() => titles(page)).toEqual(['Status', 'Name', 'Error', 'Project'])
  await page.setViewportSize({ width: 1024, height: 800 })
  await expect.poll(() => titles(page)).toEqual(['Status', 'Name', 'Error'])
  await page.setViewportSize({ width: 1440, height: 800 })
  const explicit = 'gpus,elapsed.300,project.900,name,status'
  await page.goto(`/?refresh=off&cols=${explicit}&open=bad`)
  await expect.poll(() => titles(page)).toEqual(['Elapsed', 'Name', 'Status'])
  await expect(page).toHaveURL(`/?refresh=off&cols=${explicit}&open=bad`)
  await page.setViewportSize({ width: 2560, height: 800 })
  await expect.poll(() => titles(page)).toEqual(['GPUs', 'Elapsed', 'Project', 'Name', 'Status'])
})

test('headers that need it have an explanation', async ({ page }) => {
  await page.setViewportSize({ width: 2000, height: 800 })
  await page.goto('/?refresh=off')
  const meanings = {
    Elapsed: /^From creation to now/,
    Priority: /^Higher-priority jobs run first/,
    Capacity: /^On-demand or Spot/,
    'Checkpoint sync': /^Status of the checkpoint/,
  }
  for (const [title, meaning] of Object.entries(meanings)) {
    const button = columnHeader(page, title).getByRole('button')
    await button.hover()
    await expect(tooltip(page)).toHaveText(meaning)
    await expect(button).toHaveAccessibleDescription(meaning)
  }
  await columnHeader(page, 'Name').getByRole('button').hover()
  await expect(tooltip(page)).toBeHidden()
})

const opacityOf = (button: Locator) =>
  button.evaluate((element) => getComputedStyle(element).opacity)

test('the button that copies an ID appears on hover and on keyboard focus', async ({ page }) => {
  await page.goto('/?refresh=off')
  const button = page.getByRole('button', { name: 'Copy ID bad' })
  await expect(button).toHaveCSS('opacity', '0')
  await row(page, 'bad-sft').hover()
  await expect(button).toHaveCSS('opacity', '1')
  await page.mouse.move(0, 0)
  await expect(button).toHaveCSS('opacity', '0')
  await tableRegion(page).focus()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) {
    await page.keyboard.press(key)
  }
  await expect(button).toBeFocused()
  await expect(button).toHaveCSS('opacity', '1')
})

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true })

  test('the button that copies an ID is visible', async ({ page }) => {
    await page.setViewportSize({ width: 820, height: 1180 })
    await page.goto('/?refresh=off')
    const button = page.getByRole('button', { name: 'Copy ID bad' })
    expect(await opacityOf(button)).toBe('1')
  })
})
