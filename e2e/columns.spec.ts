import type { Locator, Page, Route } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { columnHeader, jobCount, notice, presets, result, scrollPage } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

const aJob = (id: string, name: string, priority: number) => aTrainingJob({ id, name, priority })
const fewJobs = [aJob('1', 'b', 1), aJob('2', 'a', 1), aJob('3', 'a', 2), aJob('4', 'b', 2)]

const headers = (page: Page) =>
  page
    .getByRole('columnheader')
    .evaluateAll((cells) => cells.map((cell) => cell.querySelector('button span')?.textContent))
const exactHeader = (page: Page, name: string) =>
  page.getByRole('columnheader', { name, exact: true })
const columnsButton = (page: Page) => page.getByRole('button', { name: 'Columns', exact: true })
const popup = (page: Page) => page.getByRole('dialog', { name: 'Columns and density' })
const columnCheckbox = (page: Page, name: string) =>
  popup(page).getByRole('checkbox', { name, exact: true })

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('The element is not displayed')
  return box
}

const widthOf = async (page: Page, name: string) =>
  Math.round((await boxOf(exactHeader(page, name))).width)

test('columns can be chosen, pinned and reset; the URL contains only the differences', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(fewJobs)
  await page.setViewportSize({ width: 1000, height: 800 })
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(4))
  const all = await headers(page)
  await columnsButton(page).click()
  await columnCheckbox(page, 'Project').uncheck()
  await columnCheckbox(page, 'GPU type').press('Space')
  await expect(columnCheckbox(page, 'GPU type')).toBeFocused()
  await popup(page).getByRole('button', { name: 'Pin ID', exact: true }).click()
  await expect(page).toHaveURL(/cols=status\.pin,name\.pin,id\.pin,instance,gpu,elapsed/)
  await expect(columnHeader(page, 'Project')).toHaveCount(0)
  await expect(columnHeader(page, 'GPU type')).toBeVisible()

  await page.reload()
  await expect(columnHeader(page, 'GPU type')).toBeVisible()
  await expect(columnHeader(page, 'Project')).toHaveCount(0)

  await scrollPage(page, { left: 5000 })
  await expect(exactHeader(page, 'ID')).toBeInViewport()
  await expect(columnHeader(page, 'Hardware')).not.toBeInViewport()

  await columnsButton(page).click()
  await popup(page).getByRole('button', { name: 'Reset to default' }).click()
  await expect(page).toHaveURL('/?refresh=off')
  expect(await headers(page)).toEqual(all)
})

test('columns can be reordered by dragging and with the keyboard alone', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(fewJobs)
  await page.goto('/?refresh=off&cols=status,name,gpus,user')
  await expect(result(page)).toHaveText(jobCount(4))
  await columnsButton(page).focus()
  await page.keyboard.press('Enter')
  const handle = (name: string) => popup(page).getByRole('button', { name: `Move ${name}` })
  await handle('User').focus()
  // The list ignores the next key until it has handled the last one, which it announces.
  const announced = (text: string) => expect(page.getByText(text)).toBeAttached()
  await page.keyboard.press('Space')
  await announced('User is at position 4 of 4.')
  await page.keyboard.press('ArrowUp')
  await announced('User is at position 3 of 4.')
  await page.keyboard.press('ArrowUp')
  await announced('User is at position 2 of 4.')
  await page.keyboard.press('Space')
  await expect(page).toHaveURL('/?refresh=off&cols=status,user,name,gpus')
  expect(await headers(page)).toEqual([undefined, 'Status', 'User', 'Name', 'GPUs'])

  await handle('Name').press('Space')
  await announced('Name is at position 3 of 4.')
  await page.keyboard.press('ArrowDown')
  await announced('Name is at position 4 of 4.')
  await page.keyboard.press('Escape')
  await announced('Name wasn’t moved.')
  await expect(popup(page), 'Escape only cancels the move').toBeVisible()
  await expect(page).toHaveURL('/?refresh=off&cols=status,user,name,gpus')

  const from = await boxOf(handle('GPUs'))
  const to = await boxOf(handle('Status'))
  await page.mouse.move(from.x + 8, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(to.x + 8, to.y + 20, { steps: 5 })
  await page.mouse.move(to.x + 8, to.y + 4, { steps: 5 })
  await page.mouse.up()
  await expect(page).toHaveURL('/?refresh=off&cols=gpus,status,user,name')
})

test('a column can be resized by dragging and by keyboard, and reset with a double click', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(fewJobs)
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(4))
  const header = exactHeader(page, 'Name')
  const before = await widthOf(page, 'Name')
  const box = await boxOf(header)
  const drag = async (by: number, end: () => Promise<void>) => {
    await page.mouse.move(box.x + box.width - 3, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width - 3 + by, box.y + 10, { steps: 4 })
    await end()
  }
  await drag(80, async () => {
    expect(await widthOf(page, 'Name'), 'the width follows the pointer').toBe(before + 80)
    await page.keyboard.press('Escape')
    await page.mouse.up()
  })
  expect(await widthOf(page, 'Name'), 'Escape restores the width').toBe(before)
  await expect(page).toHaveURL('/?refresh=off')

  await drag(80, () => page.mouse.up())
  await expect(page).toHaveURL(new RegExp(`name\\.pin\\.${before + 80},`))
  expect(await widthOf(page, 'Name')).toBe(before + 80)

  await header.getByRole('button').focus()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page).toHaveURL(new RegExp(`name\\.pin\\.${before + 96},`))
  const wider = await boxOf(header)
  await page.mouse.dblclick(wider.x + wider.width - 3, box.y + 10)
  await expect(page).toHaveURL('/?refresh=off')
  expect(await widthOf(page, 'Name')).toBe(before)
})

test('compact rows fit more jobs and keep the scroll position', async ({ page, mockApi }) => {
  mockApi.setJobs(
    Array.from({ length: 300 }, (_, n) => aTrainingJob({ id: `job${n}`, name: `name ${n}` })),
  )
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(300))
  await scrollPage(page, { top: 250 * 44 })
  await expect(page.getByRole('link', { name: 'name 250', exact: true })).toBeInViewport()
  await expect(page.getByRole('link', { name: 'name 275', exact: true })).not.toBeInViewport()

  await columnsButton(page).click()
  await popup(page).getByRole('button', { name: 'Compact' }).click()
  await expect(page).toHaveURL('/?refresh=off&density=compact')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'name 250', exact: true })).toBeInViewport()
  await expect(page.getByRole('link', { name: 'name 271', exact: true })).toBeInViewport()
})

test('Shift-clicking a second column sorts within the first', async ({ page, mockApi }) => {
  mockApi.setJobs(fewJobs)
  await page.goto('/?refresh=off')
  const header = (name: string) =>
    page.getByRole('columnheader', { name: new RegExp(`^${name}`) }).getByRole('button')
  await header('Name').click()
  await header('Priority').click({ modifiers: ['Shift'] })
  await expect(page).toHaveURL('/?refresh=off&sort=name,-priority')
  const ids = page.getByRole('button', { name: /^Copy ID/ })
  await expect
    .poll(() => ids.evaluateAll((buttons) => buttons.map((button) => button.ariaLabel)))
    .toEqual(['Copy ID 3', 'Copy ID 2', 'Copy ID 4', 'Copy ID 1'])
  await expect(header('Priority')).toHaveAccessibleName('Priority descending, sort order 2')
  await settle(page)
  expect(mockApi.requests, 'the browser sorts').toHaveLength(1)

  await page.reload()
  await expect(header('Priority')).toHaveAccessibleName('Priority descending, sort order 2')
  await header('User').click()
  await expect(page).toHaveURL('/?refresh=off&sort=user')
})

test('clicks on headers before the sorting code is loaded sort once it is', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(fewJobs)
  const held: Route[] = []
  await page.route(/sorting-.*\.js$/, (route) => void held.push(route))
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(4))
  await expect.poll(() => held.length, 'it is loaded with the rows').toBe(1)
  const header = (name: string) => columnHeader(page, name).getByRole('button')
  await header('Name').click()
  await header('Name').click()
  await header('Priority').click({ modifiers: ['Shift'] })
  await expect(page).toHaveURL('/?refresh=off')

  await held[0]?.continue()
  await expect(page).toHaveURL('/?refresh=off&sort=-name,-priority')
  await expect(columnHeader(page, 'Name')).toHaveAttribute('aria-sort', 'descending')
})

test('an unknown column is ignored, and a notice names it', async ({ page, mockApi }) => {
  mockApi.setJobs(fewJobs)
  await page.goto('/?refresh=off&cols=name,banana,gpus')
  await expect(result(page)).toHaveText(jobCount(4))
  expect(await headers(page)).toEqual([undefined, 'Name', 'GPUs'])
  await expect(notice(page, 'Ignored in the URL')).toContainText('cols=banana')
})

test('each preset and each saved view remembers its own columns', async ({ page, mockApi }) => {
  mockApi.setJobs([...fewJobs, aTrainingJob({ current_status: 'TRAINING_JOB_FAILED' })])
  const tab = (name: RegExp) => presets(page).getByRole('link', { name })
  const hide = async (name: string) => {
    await columnsButton(page).click()
    await columnCheckbox(page, name).uncheck()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('columnheader', { name })).toHaveCount(0)
  }
  await page.goto('/?refresh=off&status=failed,deploy_failed')
  await hide('Elapsed')
  await page.getByRole('button', { name: 'Save view' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Broken')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(tab(/^Broken/)).toHaveAttribute('aria-current', 'page')
  await hide('User')

  await tab(/^Failed/).click()
  await expect(tab(/^Failed/)).toHaveAttribute('aria-current', 'page')
  await expect(columnHeader(page, 'User')).toBeVisible()
  await expect(columnHeader(page, 'Elapsed')).toHaveCount(0)
  await tab(/^Running/).click()
  await expect(page, 'without columns of its own, a preset has its default').toHaveURL(
    '/?refresh=off&status=running',
  )
  await expect(columnHeader(page, 'Elapsed')).toBeVisible()

  await page.goto('/')
  await expect(page, 'the default view has no columns of its own').toHaveURL('/')
  await hide('User')
  await page.goto('/')
  await expect(page).toHaveURL(/^[^?]*\?cols=/)
  await expect(columnHeader(page, 'User')).toHaveCount(0)

  await tab(/^Broken/).click()
  await expect(tab(/^Broken/)).toHaveAttribute('aria-current', 'page')
  await expect(columnHeader(page, 'Elapsed')).toHaveCount(0)
  await expect(columnHeader(page, 'User')).toHaveCount(0)
  await tab(/^Running/).click()
  await expect(columnHeader(page, 'Elapsed')).toBeVisible()
})

test('the columns are accessible', async ({ page }) => {
  await page.goto('/?refresh=off&density=compact&sort=name,-gpus&cols=status.pin,name.240,gpus')
  await expect(result(page)).toHaveText(jobCount(400))
  await columnsButton(page).click()
  await expect(popup(page)).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
  await expect(popup(page)).toBeVisible()
})
