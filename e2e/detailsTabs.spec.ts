import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import {
  clipboard,
  details,
  jobCount,
  notice,
  palette,
  result,
  row,
  sidewaysOverflow,
  table,
  tableRegion,
} from './support/page.ts'
import { boxOf } from './support/pixels.ts'
import { beginPrinting, endPrinting, printout } from './support/printing.ts'
import { nameField, openPopup, popupButton, storedViews } from './support/savedViews.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

const ERROR =
  'Traceback (most recent call last):\n  File "train.py", line 7\nRuntimeError: NCCL timeout'

const jobs = [
  aTrainingJob({
    id: 'aaa1',
    name: 'alpha',
    created_at: '2026-03-02T09:00:00.000Z',
    current_status: 'TRAINING_JOB_COMPLETED',
  }),
  aTrainingJob({
    id: 'bbb2',
    name: 'beta',
    created_at: '2026-03-02T08:00:00.000Z',
    current_status: 'TRAINING_JOB_FAILED',
    error_message: ERROR,
  }),
  aTrainingJob({
    id: 'ccc3',
    name: 'gamma',
    created_at: '2026-03-02T07:00:00.000Z',
    current_status: 'TRAINING_JOB_FAILED',
    error_message: null,
  }),
]

const LINE = '1747224000000000000-bf9cf968'

const TABS = ['Overview', 'Logs', 'Metrics', 'Checkpoints'] as const
type Tab = (typeof TABS)[number]

const tab = (page: Page, name: Tab) => details(page).getByRole('tab', { name })
const panel = (page: Page, name: Tab) => details(page).getByRole('tabpanel', { name })
const log = (page: Page) => panel(page, 'Logs').getByRole('log')
const heading = (page: Page, name: string) => details(page).getByRole('heading', { name, level: 2 })
const expand = (page: Page) => details(page).getByRole('button', { name: 'Expand details' })
const showList = (page: Page) => details(page).getByRole('button', { name: 'Show list' })
const close = (page: Page) => details(page).getByRole('button', { name: 'Close details' })

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('a failed job’s logs are one click from its row, and Back returns to the list', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  await row(page, 'beta').getByText('RuntimeError: NCCL timeout').hover()
  const logs = tableRegion(page).getByRole('button', { name: 'Open logs' })
  const before = await boxOf(row(page, 'beta'))
  await expect(logs).toBeVisible()
  expect(await boxOf(row(page, 'beta'))).toEqual(before)
  await logs.click()
  await expect(page).toHaveURL('/?refresh=off&open=bbb2&tab=logs')
  await expect(heading(page, 'beta')).toBeVisible()
  await expect(log(page)).toContainText('RuntimeError: NCCL timeout')
  await page.goBack()
  await expect(details(page)).toBeHidden()
  await page.goForward()
  await expect(log(page)).toBeVisible()
})

test('with the keyboard: L opens the logs of the row, and then leads into them', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(3))
  await page.keyboard.press('l')
  await expect(page).toHaveURL('/?refresh=off')

  await tableRegion(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('l')
  await expect(tab(page, 'Logs')).toHaveAttribute('aria-selected', 'true')
  await expect(heading(page, 'alpha')).toBeVisible()

  // The focus stays in the list, so the arrow keys open the logs of one job after the other.
  await page.keyboard.press('ArrowDown')
  await expect(heading(page, 'beta')).toBeVisible()
  await expect(page).toHaveURL('/?refresh=off&open=bbb2&tab=logs')
  await expect(log(page)).toContainText('RuntimeError: NCCL timeout')

  await page.keyboard.press('l')
  await expect(log(page)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await settle(page)
  await expect(heading(page, 'beta')).toBeVisible()
  await page.keyboard.press('k')
  await expect(heading(page, 'alpha')).toBeVisible()
  await page.keyboard.press('j')

  await expect(heading(page, 'beta')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(details(page)).toBeHidden()
  await expect(row(page, 'beta').getByRole('link')).toBeFocused()
  await expect(page).toHaveURL('/?refresh=off')
})

test('the tabs are one Tab stop with arrow keys, Home and End', async ({ page }) => {
  await page.goto('/?refresh=off&open=bbb2')
  await tab(page, 'Overview').focus()
  await page.keyboard.press('ArrowRight')
  await expect(tab(page, 'Logs')).toBeFocused()
  await expect(tab(page, 'Overview')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(tab(page, 'Checkpoints')).toBeFocused()
  await page.keyboard.press('Home')
  await expect(tab(page, 'Overview')).toBeFocused()
  await page.keyboard.press('End')
  await expect(tab(page, 'Checkpoints')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect(log(page)).toBeVisible()
  await expect(tab(page, 'Logs')).toBeFocused()
  await expect(page).toHaveURL('/?refresh=off&open=bbb2&tab=logs')

  // On a tab, the other arrow keys open the next job and the previous one.
  await page.keyboard.press('ArrowDown')
  await expect(heading(page, 'gamma')).toBeVisible()
  await expect(tab(page, 'Logs')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Shift+Tab')
  await expect(tab(page, 'Overview')).not.toBeFocused()
})

test('Back and Forward switch between tabs, and the focus is never lost', async ({ page }) => {
  await page.goto('/?refresh=off&open=bbb2')
  await panel(page, 'Overview').getByRole('button', { name: 'Copy error message' }).focus()
  await page.keyboard.press('l')
  await expect(log(page)).toBeVisible()
  await expect(panel(page, 'Overview')).toBeHidden()
  await page.goBack()
  await expect(panel(page, 'Overview')).toContainText('Project')
  await expect(panel(page, 'Logs')).toBeHidden()
  await page.goForward()
  await expect(log(page)).toBeVisible()
  await log(page).focus()
  await page.goBack()
  await expect(panel(page, 'Overview')).toBeVisible()
  await expect(details(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(details(page)).toBeHidden()
})

test('expanded details take the whole window, in the URL too, until the job closes', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('/?refresh=off&open=bbb2')
  const beside = await boxOf(details(page))
  expect(beside.width).toBe(480)
  await expand(page).click()
  await expect(page).toHaveURL('/?refresh=off&open=bbb2&full=1')
  await expect(table(page)).toBeHidden()
  expect(await boxOf(details(page))).toMatchObject({ x: 0, y: 0, width: 1440, height: 900 })
  await expect(showList(page)).toBeFocused()

  await page.keyboard.press('j')
  await expect(heading(page, 'gamma')).toBeVisible()
  await expect(page).toHaveURL('/?refresh=off&open=ccc3&full=1')
  await page.reload()
  await expect(heading(page, 'gamma')).toBeVisible()
  await expect(table(page)).toBeHidden()

  await page.keyboard.press('e')
  await expect(table(page)).toBeVisible()
  await expect(page).toHaveURL('/?refresh=off&open=ccc3')
  expect(await boxOf(details(page))).toMatchObject({ width: beside.width, x: beside.x })
  await page.keyboard.press('e')
  await expect(table(page)).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(table(page)).toBeVisible()
  await expect(row(page, 'gamma').getByRole('link')).toBeFocused()
  await expect(page).toHaveURL('/?refresh=off')
  await page.keyboard.press('e')
  await expect(page).toHaveURL('/?refresh=off')
})

test('E takes the focus from the covered list, so that Escape still closes the details', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(3))
  await tableRegion(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'alpha')).toBeVisible()
  await page.keyboard.press('e')
  await expect(details(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(row(page, 'alpha').getByRole('link')).toBeFocused()
})

test('what is about one log disappears with its job', async ({ page }) => {
  const filters = `log=loss&level=error&node=node-0&line=${LINE}`
  await page.goto(`/?refresh=off&open=bbb2&tab=logs&full=1&${filters}`)
  await expect(heading(page, 'beta')).toBeVisible()
  await expect(page).toHaveURL(`/?refresh=off&open=bbb2&tab=logs&full=1&${filters}`)
  await tab(page, 'Overview').click()
  await expect(page).toHaveURL(`/?refresh=off&open=bbb2&full=1&${filters}`)
  await tab(page, 'Logs').click()
  await details(page).getByRole('button', { name: 'Next job' }).click()
  await expect(page).toHaveURL('/?refresh=off&open=ccc3&full=1&tab=logs')
  await page.goto(`/?refresh=off&open=bbb2&tab=logs&${filters}`)
  await row(page, 'alpha').getByRole('link').click()
  await expect(page).toHaveURL('/?refresh=off&open=aaa1&tab=logs')
  await close(page).click()
  await expect(page).toHaveURL('/?refresh=off')
})

test('a saved view has no part of the open job', async ({ page }) => {
  await page.goto(`/?status=failed&refresh=off&open=bbb2&tab=logs&log=loss&line=${LINE}`)
  await expect(heading(page, 'beta')).toBeVisible()
  await openPopup(page)
  await nameField(page).fill('Broken')
  await popupButton(page, 'Save').click()
  expect(await storedViews(page)).toContain('"query":"?status=failed&refresh=off"')
})

test('invalid tabs display the overview, and are reported', async ({ page }) => {
  await page.goto('/?refresh=off&open=bbb2&tab=graph&line=12')
  await expect(panel(page, 'Overview')).toContainText('Project')
  await expect(notice(page, 'Ignored in the URL')).toContainText(
    'tab=graph (use one of overview, logs, metrics, checkpoints); line=12 (not a link to a log line)',
  )
})

test('the palette opens logs and copies the commands of both CLIs', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(3))
  const choose = async (text: string, name: RegExp) => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(text)
    await palette(page).getByRole('option', { name }).first().click()
  }
  await page.keyboard.press('Control+k')
  await page.keyboard.type('logs')
  await expect(palette(page).getByRole('listbox')).toBeVisible()
  await expect(palette(page).getByRole('option', { name: /^Open logs/ })).toBeHidden()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()

  // Without details, they are about the row with the focus.
  await tableRegion(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await choose('open logs', /^Open logs/)
  await expect(page).toHaveURL('/?refresh=off&open=bbb2&tab=logs')
  await choose('job describe', /^Copy baseten train job describe/)
  await expect.poll(() => clipboard(page)).toBe('baseten train job describe --job-id bbb2')
  await choose('truss logs', /^Copy truss train logs/)
  await expect.poll(() => clipboard(page)).toBe('truss train logs --job-id bbb2')
  await choose('expand', /^Expand details/)
  await expect(table(page)).toBeHidden()
})

test('the overview is printed, whatever the tab', async ({ page }) => {
  await page.goto('/?refresh=off&open=bbb2&tab=logs&full=1')
  await expect(log(page)).toBeVisible()
  await beginPrinting(page)
  await expect(printout(page)).toContainText('beta')
  await expect(printout(page)).toContainText('Hardware')
  await expect(details(page)).toBeHidden()
  await endPrinting(page)
  await expect(log(page)).toBeVisible()
})

test('both tabs are accessible, beside the list and expanded', async ({ page }) => {
  await page.goto('/?refresh=off&open=bbb2')
  await expect(panel(page, 'Overview')).toContainText('Project')
  expect(await axeInBothThemes(page)).toEqual([])
  await tab(page, 'Logs').click()
  await expect(log(page)).toContainText('RuntimeError')
  await page.keyboard.press('e')
  await expect(table(page)).toBeHidden()
  expect(await axeInBothThemes(page)).toEqual([])
})

test.describe('on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('a failed row has a button for its logs, which cover the page', async ({ page }) => {
    await page.goto('/?refresh=off')
    const logs = (name: string) => row(page, name).getByRole('button', { name: 'Open logs' })
    await expect(logs('beta')).toBeVisible()
    await expect(logs('gamma')).toBeVisible()
    await expect(logs('alpha')).toBeHidden()
    expect(await sidewaysOverflow(page)).toBe(0)
    await logs('beta').tap()
    await expect(page).toHaveURL('/?refresh=off&open=bbb2&tab=logs')
    await expect(log(page)).toContainText('RuntimeError: NCCL timeout')
    expect(await boxOf(details(page))).toMatchObject({ x: 0, y: 0, width: 390, height: 844 })
    await expect(expand(page)).toBeHidden()
    for (const name of TABS) {
      expect((await boxOf(tab(page, name))).height).toBeGreaterThanOrEqual(44)
    }
    await tab(page, 'Overview').tap()
    await expect(panel(page, 'Overview')).toContainText('Project')
    await close(page).tap()
    await expect(page).toHaveURL('/?refresh=off')
    await row(page, 'beta').getByRole('link').tap()
    await expect(panel(page, 'Overview')).toContainText('Project')
  })
})
