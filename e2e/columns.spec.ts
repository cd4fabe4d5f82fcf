import type { Page } from '@playwright/test'
import { aTrainingJob } from '../src/demo/job.ts'
import { axe } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const aJob = (id: string, name: string, priority: number) => aTrainingJob({ id, name, priority })
const headers = (page: Page) =>
  page
    .getByRole('columnheader')
    .evaluateAll((cells) => cells.map((cell) => cell.querySelector('button span')?.textContent))
const columnsButton = (page: Page) => page.getByRole('button', { name: 'Columns', exact: true })
const popup = (page: Page) => page.getByRole('dialog', { name: 'Columns and density' })
const widthOf = async (page: Page, name: string) =>
  Math.round(
    (await page.getByRole('columnheader', { name, exact: true }).boundingBox())?.width ?? 0,
  )

test('columns are chosen, pinned and reset, and the address holds what differs from the default', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1000, height: 800 })
  await page.goto('/?refresh=off')
  await expect(page.getByText('400 jobs')).toBeVisible()
  const all = await headers(page)
  await columnsButton(page).click()
  await popup(page).getByRole('checkbox', { name: 'Project', exact: true }).uncheck()
  await popup(page).getByRole('checkbox', { name: 'GPU type', exact: true }).press('Space')
  await expect(popup(page).getByRole('checkbox', { name: 'GPU type', exact: true })).toBeFocused()
  await popup(page).getByRole('button', { name: 'Pin ID', exact: true }).click()
  await expect(page).toHaveURL(/cols=status\.pin,name\.pin,id\.pin,instance,gpus,gpu,elapsed/)
  await expect(page.getByRole('columnheader', { name: 'Project' })).toHaveCount(0)
  await expect(page.getByRole('columnheader', { name: 'GPU type' })).toBeVisible()

  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'GPU type' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Project' })).toHaveCount(0)

  // Pinned columns stay in view when the table is scrolled to its right end.
  await page
    .getByRole('region', { name: 'Training jobs' })
    .evaluate((region) => region.scrollTo(region.scrollWidth, 0))
  await expect(page.getByRole('columnheader', { name: 'ID', exact: true })).toBeInViewport()
  await expect(page.getByRole('columnheader', { name: 'Instance type' })).not.toBeInViewport()

  await columnsButton(page).click()
  await popup(page).getByRole('button', { name: 'Reset to default' }).click()
  await expect(page).toHaveURL('/?refresh=off')
  expect(await headers(page)).toEqual(all)
})

test('columns are put in order by dragging, and by the keyboard alone', async ({ page }) => {
  await page.goto('/?refresh=off&cols=status,name,gpus,user')
  await expect(page.getByText('400 jobs')).toBeVisible()
  await columnsButton(page).focus()
  await page.keyboard.press('Enter')
  const handle = (name: string) => popup(page).getByRole('button', { name: `Move ${name}` })
  await handle('User').focus()
  await page.keyboard.press('Space')
  await expect(popup(page).getByText('Picked up User.')).toHaveCount(0)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByText('User is at place 2 of 4.')).toBeAttached()
  await page.keyboard.press('Space')
  await expect(page).toHaveURL('/?refresh=off&cols=status,user,name,gpus')
  expect(await headers(page)).toEqual([undefined, 'Status', 'User', 'Name', 'GPUs'])

  await handle('Name').press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await expect(page.getByText('Name stays where it was.')).toBeAttached()
  await expect(popup(page), 'Escape only leaves the column where it was').toBeVisible()
  await expect(page).toHaveURL('/?refresh=off&cols=status,user,name,gpus')

  const from = await handle('GPUs').boundingBox()
  const to = await handle('Status').boundingBox()
  if (!from || !to) throw new Error('The handles are not on the screen')
  await page.mouse.move(from.x + 8, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(to.x + 8, to.y + 20, { steps: 5 })
  await page.mouse.move(to.x + 8, to.y + 4, { steps: 5 })
  await page.mouse.up()
  await expect(page).toHaveURL('/?refresh=off&cols=gpus,status,user,name')
})

test('a column’s width is dragged, set by keys, and given back', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(page.getByText('400 jobs')).toBeVisible()
  const header = page.getByRole('columnheader', { name: 'Name', exact: true })
  const before = await widthOf(page, 'Name')
  const box = await header.boundingBox()
  if (!box) throw new Error('The header is not on the screen')
  const drag = async (by: number, end: () => Promise<void>) => {
    await page.mouse.move(box.x + box.width - 3, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width - 3 + by, box.y + 10, { steps: 4 })
    await end()
  }
  await drag(80, async () => {
    expect(await widthOf(page, 'Name'), 'it follows the pointer').toBe(before + 80)
    await page.keyboard.press('Escape')
    await page.mouse.up()
  })
  expect(await widthOf(page, 'Name'), 'Escape leaves it as it was').toBe(before)
  await expect(page).toHaveURL('/?refresh=off')

  await drag(80, () => page.mouse.up())
  await expect(page).toHaveURL(new RegExp(`name\\.pin\\.${before + 80},`))
  expect(await widthOf(page, 'Name')).toBe(before + 80)

  await header.getByRole('button').focus()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page).toHaveURL(new RegExp(`name\\.pin\\.${before + 96},`))
  const wider = await header.boundingBox()
  await page.mouse.dblclick((wider?.x ?? 0) + (wider?.width ?? 0) - 3, box.y + 10)
  await expect(page).toHaveURL('/?refresh=off')
  expect(await widthOf(page, 'Name')).toBe(before)
})

test('compact rows show more jobs, and keep the reader’s place', async ({ page, mockApi }) => {
  mockApi.setJobs(
    Array.from({ length: 300 }, (_, n) => aTrainingJob({ id: `job${n}`, name: `name ${n}` })),
  )
  await page.goto('/?refresh=off')
  await expect(page.getByText('300 jobs')).toBeVisible()
  await page
    .getByRole('region', { name: 'Training jobs' })
    .evaluate((region) => region.scrollTo(0, 250 * 44))
  await expect(page.getByRole('link', { name: 'name 250', exact: true })).toBeInViewport()
  await expect(page.getByRole('link', { name: 'name 275', exact: true })).not.toBeInViewport()

  await columnsButton(page).click()
  await popup(page).getByRole('button', { name: 'Compact' }).click()
  await expect(page).toHaveURL('/?refresh=off&density=compact')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'name 250', exact: true })).toBeInViewport()
  await expect(page.getByRole('link', { name: 'name 271', exact: true })).toBeInViewport()
  await page.goBack()
})

test('with Shift a second column sorts within the first', async ({ page, mockApi }) => {
  mockApi.setJobs([aJob('1', 'b', 1), aJob('2', 'a', 1), aJob('3', 'a', 2), aJob('4', 'b', 2)])
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
  await expect(header('Priority')).toHaveAccessibleName('Priority descending, order 2')
  await expect(page.getByRole('button', { name: /^Order:/ })).toContainText('By Name, Priority')
  expect(mockApi.requests, 'the browser sorts').toHaveLength(1)

  await page.reload()
  await expect(header('Priority')).toHaveAccessibleName('Priority descending, order 2')
  await header('User').click()
  await expect(page).toHaveURL('/?refresh=off&sort=user')
})

test('a column that does not exist is ignored, and said so', async ({ page }) => {
  await page.goto('/?refresh=off&cols=name,banana,gpus')
  await expect(page.getByText('400 jobs')).toBeVisible()
  expect(await headers(page)).toEqual([undefined, 'Name', 'GPUs'])
  await expect(page.getByText('cols=banana')).toBeVisible()
})

test('a preset and a saved view each keep the columns that they were given', async ({ page }) => {
  const tab = (name: RegExp) =>
    page.getByRole('navigation', { name: 'Presets' }).getByRole('link', { name })
  const hide = async (name: string) => {
    await columnsButton(page).click()
    await popup(page).getByRole('checkbox', { name, exact: true }).uncheck()
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
  await hide('Priority')

  await tab(/^Failed/).click()
  await expect(tab(/^Failed/)).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('columnheader', { name: 'Priority' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Elapsed' })).toHaveCount(0)
  await tab(/^Running/).click()
  await columnsButton(page).click()
  await popup(page).getByRole('button', { name: 'Reset to default' }).click()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL('/?refresh=off&status=running')

  await page.goto('/')
  await expect(page, 'the default view was given no columns of its own').toHaveURL('/')
  await hide('User')
  await page.goto('/')
  await expect(page).toHaveURL(/^[^?]*\?cols=/)
  await expect(page.getByRole('columnheader', { name: 'User' })).toHaveCount(0)

  await tab(/^Broken/).click()
  await expect(tab(/^Broken/)).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('columnheader', { name: 'Elapsed' })).toHaveCount(0)
  await expect(page.getByRole('columnheader', { name: 'Priority' })).toHaveCount(0)
  await tab(/^Running/).click()
  await expect(page.getByRole('columnheader', { name: 'Elapsed' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing wrong with the columns, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/?refresh=off&density=compact&sort=name,-gpus&cols=status.pin,name.240,gpus')
    await expect(page.getByText('400 jobs')).toBeVisible()
    await columnsButton(page).click()
    await expect(popup(page)).toBeVisible()
    expect(await axe(page)).toEqual([])
  })
}
