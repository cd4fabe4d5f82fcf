import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { clipboard, details, sidewaysOverflow, tooltip } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

const PHONE = { width: 390, height: 844 }
const MINUTE = 60_000

/** A time before now, as the API prints it. */
const ago = (ms: number) => new Date(Date.now() - ms).toISOString()

const failed = aTrainingJob({
  id: 'fail1',
  name: 'failed run',
  created_at: '2026-03-02T09:00:00.000Z',
  updated_at: '2026-03-02T11:00:00.000Z',
  current_status: 'TRAINING_JOB_FAILED',
  error_message: 'torch.OutOfMemoryError: CUDA out of memory.',
  node_count: 2,
})
const running = aTrainingJob({
  id: 'run1',
  name: 'running run',
  created_at: ago(60 * MINUTE),
  updated_at: ago(50 * MINUTE),
})
const completed = aTrainingJob({
  id: 'done1',
  name: 'completed run',
  created_at: '2026-03-02T09:00:00.000Z',
  updated_at: '2026-03-02T09:20:00.000Z',
  current_status: 'TRAINING_JOB_COMPLETED',
})
const inProject = (id: string) => ({
  ...completed,
  id,
  name: id,
  training_project_id: id,
  training_project: { id, name: id },
})
const SCENARIOS = ['err-logs-403', 'err-logs-404', 'err-logs-429', 'err-logs-empty', 'log-flood']
const pending = { ...running, id: 'wait1', name: 'waiting', current_status: 'TRAINING_JOB_PENDING' }
const jobs = [running, pending, failed, completed, ...SCENARIOS.map(inProject)]

const logs = (page: Page) => details(page).getByRole('region', { name: 'Logs', exact: true })
const lines = (page: Page) => logs(page).getByRole('log')
const line = (page: Page, text: string | RegExp) =>
  lines(page).locator('.log-row').filter({ hasText: text })
const button = (page: Page, name: string | RegExp) => logs(page).getByRole('button', { name })
const filterField = (page: Page) => logs(page).getByRole('searchbox', { name: 'Filter lines' })
/** In the toolbar; a status announces the same. */
const loaded = (page: Page) =>
  logs(page)
    .getByText(/loaded lines$/)
    .and(page.locator(':not([role])'))

/** The number of loaded lines that the log says. */
const loadedCount = async (page: Page) =>
  Number(/([\d,]+) loaded/.exec(await loaded(page).innerText())?.[1]?.replaceAll(',', ''))

async function open(page: Page, id: string, rest = ''): Promise<void> {
  await page.goto(`/?refresh=off&tz=utc&open=${id}&tab=logs${rest}`)
}

/** How far an element is below the top of another, px. */
async function offsetIn(element: Locator, box: Locator): Promise<number> {
  const [inner, outer] = await Promise.all([element.boundingBox(), box.boundingBox()])
  return (inner?.y ?? NaN) - (outer?.y ?? NaN)
}

/** Returns the message of the first row that is completely in view, and how far it is below the top of the log, px. */
const topRow = (page: Page) =>
  lines(page).evaluate((log) => {
    const { top } = log.getBoundingClientRect()
    const rows = [...log.querySelectorAll('.log-row')]
    const first = rows.find((row) => row.getBoundingClientRect().top >= top)
    return {
      row: first?.textContent ?? '',
      text: first?.querySelector('.log-message')?.textContent ?? '',
      offset: (first?.getBoundingClientRect().top ?? NaN) - top,
    }
  })

/** Returns the first line of text that is completely in view, which can be inside a message. */
const topText = (page: Page) =>
  lines(page).evaluate((log) => {
    const { top } = log.getBoundingClientRect()
    const texts = [...log.querySelectorAll('.log-text')]
    return texts.find((text) => text.getBoundingClientRect().top >= top)?.textContent
  })

async function scrollUp(page: Page, px: number): Promise<void> {
  await lines(page).hover()
  await page.mouse.wheel(0, -px)
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('the log of a failed job opens at its end, with the exception in view', async ({ page }) => {
  await open(page, 'fail1')
  await expect(line(page, 'torch.OutOfMemoryError: CUDA out of memory.')).toBeInViewport()
  await expect(line(page, 'Exit code 1.')).toBeInViewport()
  await expect(logs(page).getByText('End of the log')).toBeInViewport()
  await expect(line(page, 'Training failed')).toContainText('ERROR')
  await expect(line(page, 'Training failed')).toContainText('node 0')
  await button(page, /^Show all \d+ lines$/).click()
  await expect(line(page, 'File "/app/train.py"')).toBeVisible()
})

test('older lines load on scrolling up, and those in view stay', async ({ page }) => {
  await open(page, 'fail1')
  await expect(loaded(page)).toHaveText('1,000 loaded lines')
  await lines(page).focus()
  await page.keyboard.press('Home')
  const { text, offset } = await topRow(page)
  await expect.poll(() => loadedCount(page)).toBeGreaterThan(1900)
  expect(await offsetIn(line(page, text).first(), lines(page))).toBeCloseTo(offset, 0)

  // Up to the beginning, which the log says.
  const beginning = logs(page).getByText('Beginning of the log')
  await expect(async () => {
    await page.keyboard.press('Home')
    await expect(beginning).toBeVisible({ timeout: 500 })
  }).toPass()
  expect(await loadedCount(page)).toBeGreaterThan(3000)
  // Only the rows around those in view are in the document.
  expect(await lines(page).locator('.log-row').count()).toBeLessThan(80)
})

test('new lines of a running job are followed only at the end', async ({ page }) => {
  await open(page, 'run1')
  await expect(logs(page).getByText('New lines appear here.')).toBeInViewport()
  const before = await loadedCount(page)
  await expect.poll(() => loadedCount(page)).toBeGreaterThan(before)
  await expect(logs(page).getByText('New lines appear here.')).toBeInViewport()

  await scrollUp(page, 1500)
  await expect(button(page, /^Jump to latest/)).toBeVisible()
  const { text, offset } = await topRow(page)
  await expect(button(page, /^Jump to latest \(\d+ new\)$/)).toBeVisible()
  expect(await offsetIn(line(page, text).first(), lines(page))).toBeCloseTo(offset, 0)

  await button(page, /^Jump to latest/).click()
  await expect(logs(page).getByText('New lines appear here.')).toBeInViewport()
  await expect(button(page, /^Jump to latest/)).toBeHidden()
})

test('lines are filtered by text, level and node, in the URL too', async ({ page }) => {
  await open(page, 'fail1')
  await filterField(page).fill('forward')
  await expect(loaded(page)).toHaveText(/^\d+ in 1,000 loaded lines$/)
  await expect(line(page, 'forward').first().locator('mark')).toHaveText('forward')
  await expect(line(page, 'step')).toHaveCount(0)

  await button(page, 'Node').click()
  await page.getByRole('menuitemcheckbox', { name: /^node 1 / }).click()
  await page.keyboard.press('Escape')
  await button(page, 'Level').click()
  await page.getByRole('menuitemcheckbox', { name: /^No level/ }).click()
  await page.keyboard.press('Escape')
  await expect(details(page)).toBeVisible()
  await expect(page).toHaveURL(/&log=forward&node=fail1-1-\w+&level=none$/)

  await page.reload()
  await expect(filterField(page)).toHaveValue('forward')
  await expect(line(page, 'forward').first()).toBeVisible()

  await button(page, /^Level/).click()
  await page.getByRole('menuitemcheckbox', { name: /^No level/ }).click()
  await page.getByRole('menuitemcheckbox', { name: /^Debug/ }).click()
  await page.keyboard.press('Escape')
  await expect(lines(page).getByText('No line matches the filters')).toBeVisible()
  await button(page, 'Clear filters').click()
  await expect(line(page, 'Exit code 1.')).toBeInViewport()
  await expect(page).toHaveURL('/?refresh=off&tz=utc&open=fail1&tab=logs')
})

test('a regular expression filters lines, and an invalid one is explained', async ({ page }) => {
  await open(page, 'fail1')
  await filterField(page).fill(String.raw`/^step \d+0 /`)
  await expect(line(page, /step \d+0 /).first()).toBeVisible()
  await expect(line(page, 'forward')).toHaveCount(0)
  await filterField(page).fill('/(/')
  await expect(logs(page).getByRole('alert')).toContainText('Invalid regular expression')
  await expect(line(page, 'Exit code 1.')).toBeInViewport()
  // Takes years: https://en.wikipedia.org/wiki/ReDoS
  await filterField(page).fill('/^(([a-z |0-9.])+)+$!/')
  await expect(logs(page).getByRole('alert')).toContainText('took over 1s')
  await filterField(page).press('Escape')
  await expect(filterField(page)).toHaveValue('')
  await expect(details(page)).toBeVisible()
})

test('a cleared filter leads back to the line that was read', async ({ page }) => {
  await open(page, 'fail1')
  await expect(line(page, 'Exit code 1.')).toBeInViewport()
  await lines(page).focus()
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('PageUp')
  const { text } = await topRow(page)
  await filterField(page).fill('exit code')
  await expect(loaded(page)).toHaveText(/^\d in [\d,]+ loaded lines$/)
  await filterField(page).press('Escape')
  await expect.poll(async () => (await topRow(page)).text).toBe(text)
})

test('at the top, scrolling up loads older lines, even if the filters hide them', async ({
  page,
}) => {
  await open(page, 'fail1', '&log=exit+code')
  await expect(loaded(page)).toHaveText(/^\d in 1,000 loaded lines$/)
  await scrollUp(page, 100)
  await expect.poll(() => loadedCount(page)).toBeGreaterThan(1900)
  const before = await loadedCount(page)
  await lines(page).press('Home')
  await expect.poll(() => loadedCount(page)).toBeGreaterThan(before)
})

test('Tab reaches what is in view, and moves no lines', async ({ page }) => {
  await open(page, 'fail1')
  await expect(line(page, 'Exit code 1.')).toBeInViewport()
  await lines(page).focus()
  const before = await topRow(page)
  await page.keyboard.press('Tab')
  await expect(button(page, /^Show all \d+ lines$/).first()).toBeFocused()
  for (let presses = 0; presses < 4; presses += 1) {
    await page.keyboard.press('Tab')
    expect(await topRow(page)).toEqual(before)
  }
  await expect(lines(page).locator(':focus')).toHaveCount(0)
  for (let presses = 0; presses < 5; presses += 1) {
    await page.keyboard.press('Shift+Tab')
    expect(await topRow(page)).toEqual(before)
  }
})

test('E expands the log with the focus in it, and the position stays', async ({ page }) => {
  await open(page, 'fail1')
  await line(page, 'Exit code 1.').click()
  for (const isFull of [true, false, true]) {
    await page.keyboard.press('e')
    if (isFull) await expect(page).toHaveURL(/&full=1/)
    else await expect(page).not.toHaveURL(/full/)
    await expect(line(page, 'Exit code 1.')).toBeInViewport()
    await expect(lines(page)).toBeFocused()
  }
})

test('with the focus in the log, Ctrl-F finds lines, and the keys scroll', async ({ page }) => {
  await open(page, 'fail1')
  await expect(line(page, 'Exit code 1.')).toBeInViewport()
  await lines(page).focus()
  await page.keyboard.press('PageUp')
  await page.keyboard.press('ArrowUp')
  await expect(line(page, 'Exit code 1.')).not.toBeInViewport()
  await expect(page).toHaveURL(/open=fail1/)
  await page.keyboard.press('End')
  await expect(line(page, 'Exit code 1.')).toBeInViewport()

  await page.keyboard.press('ControlOrMeta+f')
  const find = logs(page).getByRole('searchbox', { name: 'Find in log' })
  await expect(find).toBeFocused()
  await page.keyboard.type('training failed')
  await expect(logs(page).getByText('1 of 1 line')).toBeVisible()
  await find.fill('loss')
  await expect(logs(page).getByText(/^\d+ of \d+ lines$/)).toBeVisible()
  await page.keyboard.press('Shift+Enter')
  await expect(lines(page).locator('[data-current] mark')).toBeInViewport()
  await page.keyboard.press('Escape')
  await expect(find).toBeHidden()
  await expect(lines(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(details(page)).toBeHidden()
})

test('selected lines are copied, and a link opens the log at a line', async ({ page, context }) => {
  await open(page, 'fail1')
  await line(page, 'Training failed').first().click()
  await line(page, 'Exit code 1.').click({ modifiers: ['Shift'] })
  await expect(logs(page).getByText('2 lines selected')).toBeVisible()
  await button(page, 'Copy lines').click()
  await expect
    .poll(() => clipboard(page))
    .toMatch(/ERROR fail1-0-\w+ Training failed\n[^]*Exit code 1\.\n$/)
  await page.keyboard.press('Escape')
  await expect(logs(page).getByText('2 lines selected')).toBeHidden()

  await lines(page).focus()
  await page.keyboard.press('Home')
  const target = lines(page).locator('.log-row').filter({ hasText: /step/ }).nth(3)
  await target.click()
  const text = await lines(page).locator('[data-selected]').innerText()
  await button(page, 'Copy link').click()
  await expect(page).toHaveURL(/&line=\d{19}-[\da-f]{8}$/)
  const other = await context.newPage()
  await other.goto(await clipboard(page))
  const selected = lines(other).locator('[data-selected]')
  await expect(selected).toBeInViewport()
  await expect(selected).toHaveText(text, { useInnerText: true })
  await button(other, 'Jump to end').click()
  await expect(line(other, 'Exit code 1.')).toBeInViewport()
})

test('a link to a line that doesn’t exist says so', async ({ page }) => {
  await open(page, 'fail1', `&line=${Date.parse('2026-03-02T10:00:00Z')}000000-00000000`)
  await expect(logs(page).getByText('The linked line is no longer available.')).toBeVisible()
  await expect.poll(async () => (await topRow(page)).row).toMatch(/^(?:09:5[89]|10:00):/)
})

test('the whole log is downloaded', async ({ page }) => {
  await open(page, 'fail1')
  await expect(line(page, 'Exit code 1.')).toBeInViewport()
  const downloading = page.waitForEvent('download')
  await button(page, 'Download or copy').click()
  await page.getByRole('menuitem', { name: 'Download whole log' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('fail1.log')
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toMatch(/^2026-03-02T09:0/)
  expect(text).toContain('Provisioning 2 × H100x26x234')
  expect(text).toMatch(/Exit code 1\.\n$/)
  await expect(
    logs(page).getByText(/^Downloaded [\d,]+ lines \(.*\) as fail1\.log\.$/),
  ).toBeVisible()
})

test('the time is local, in UTC or since the creation of the job', async ({ page }) => {
  await open(page, 'done1')
  await expect(line(page, 'Exit code 0.')).toContainText('09:20:00')
  await button(page, 'Time format').click()
  await page.getByRole('menuitemradio', { name: 'Since creation' }).click()
  await expect(line(page, 'Exit code 0.')).toContainText('+0:20:00')
  await page.reload()
  await expect(line(page, 'Exit code 0.')).toContainText('+0:20:00')
})

test('lines wrap, unless turned off', async ({ page }) => {
  await open(page, 'fail1')
  await expect(line(page, 'Exit code 1.')).toBeInViewport()
  const isScrollable = () => lines(page).evaluate((log) => log.scrollWidth > log.clientWidth)
  expect(await isScrollable()).toBe(false)
  await button(page, 'Wrap lines').click()
  await expect.poll(isScrollable).toBe(true)
  await page.reload()
  await expect(button(page, 'Wrap lines')).toHaveAttribute('aria-pressed', 'false')
  await expect.poll(isScrollable).toBe(true)
})

test('inside an unfolded traceback, the line in view stays when lines wrap differently', async ({
  page,
  mockApi,
}) => {
  const frames = Array.from(
    { length: 60 },
    (_, index) =>
      `  File "/app/layers.py", line ${index}, in forward_${'deeper_'.repeat(index % 20)}`,
  )
  const error = ['Traceback (most recent call last):', ...frames, 'ValueError: no'].join('\n')
  mockApi.setJobs([{ ...failed, error_message: error }])
  await open(page, 'fail1')
  await button(page, 'Show all 63 lines').click()
  const first = (await topRow(page)).text
  await button(page, 'Wrap lines').click()
  await expect.poll(async () => (await topRow(page)).text).toBe(first)
  await button(page, 'Wrap lines').click()
  const frame = lines(page).locator('.log-text').filter({ hasText: 'line 30,' })
  await lines(page).hover()
  await page.mouse.wheel(0, (await offsetIn(frame, lines(page))) - 7)
  await expect.poll(() => topText(page)).toContain('line 30,')
  for (const width of [700, 1000, 390, 1280]) {
    await page.setViewportSize({ width, height: 720 })
    await expect.poll(() => topText(page)).toContain('line 30,')
  }
  for (const isWrapped of [false, true]) {
    await button(page, 'Wrap lines').click()
    await expect(button(page, 'Wrap lines')).toHaveAttribute('aria-pressed', String(isWrapped))
    await expect.poll(() => topText(page)).toContain('line 30,')
  }
})

test('with a larger font in the browser, the height of lines is known before they are in view', async ({
  page,
}) => {
  await page.goto('/?refresh=off&tz=utc&open=done1')
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '20px'
  })
  await details(page).getByRole('tab', { name: 'Logs' }).click()
  await expect(line(page, 'Exit code 0.')).toBeInViewport()
  const before = await lines(page).evaluate((log) => log.scrollHeight)
  await lines(page).focus()
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('PageUp')
    // All rows in view are measured in the frame after the scroll event.
    const after = await lines(page).evaluate(async (log) => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
      return log.scrollHeight
    })
    expect(after).toBe(before)
  }
  await expect(line(page, 'Exit code 0.')).toBeHidden()
})

for (const [id, title] of [
  ['err-logs-403', 'This API key can’t read logs'],
  ['err-logs-404', 'Baseten has no log for this job'],
  ['err-logs-429', 'Rate limit reached'],
] as const) {
  test(`without any line, an error is explained (${id})`, async ({ page }) => {
    await open(page, id)
    await expect(logs(page).getByRole('alert')).toContainText(title)
  })
}

test('no request can be sent before the wait that the API requests', async ({ page }) => {
  await open(page, 'err-logs-429')
  await expect(logs(page).getByText(/^Retrying in \d+s$/)).toBeVisible()
  await expect(button(page, 'Retry now')).toBeDisabled()
})

test('after an error, the lines stay, and the log says since when', async ({ page, mockApi }) => {
  await open(page, 'run1')
  await expect(line(page, 'step').first()).toBeVisible()
  mockApi.setError('err-logs-403')
  const alert = logs(page).getByRole('alert')
  await expect(alert).toContainText('This API key can’t read logs.')
  await expect(alert).toContainText(/since \d\d:\d\d:\d\d UTC/)
  await expect(line(page, 'step').first()).toBeVisible()
  mockApi.setError(null)
  await button(page, 'Retry now').click()
  await expect(alert).toBeHidden()
})

test('a log without lines says why', async ({ page }) => {
  await open(page, 'wait1')
  await expect(lines(page).getByText('Waiting for a node')).toBeVisible()
  await open(page, 'err-logs-empty')
  await expect(
    lines(page).getByText(
      'Baseten has no lines for this job. It logged nothing, or its log is no longer stored.',
    ),
  ).toBeVisible()
})

test('lines that can’t be read are reported', async ({ page }) => {
  await open(page, 'log-flood')
  await lines(page).hover()
  await expect(async () => {
    await page.mouse.wheel(0, -100_000)
    await expect(logs(page).getByText(/^1,000 lines or more at /)).toBeVisible({ timeout: 500 })
  }).toPass()
})

test('all loaded lines are copied', async ({ page }) => {
  await open(page, 'done1')
  await expect(line(page, 'Exit code 0.')).toBeInViewport()
  await button(page, 'Download or copy').click()
  await page.getByRole('menuitem', { name: 'Copy loaded lines' }).click()
  await expect(page.getByText(/^Copied [\d,]+ lines$/)).toBeVisible()
  await expect.poll(() => clipboard(page)).toMatch(/Exit code 0\.\n$/)
})

test.describe('with touch', () => {
  test.use({ hasTouch: true, viewport: PHONE })

  test('a toggle has no tooltip that only repeats its name', async ({ page }) => {
    await open(page, 'fail1')
    await expect(line(page, 'Exit code 1.')).toBeInViewport()
    await button(page, 'Wrap lines').tap()
    await expect(button(page, 'Wrap lines')).toHaveAttribute('aria-pressed', 'false')
    await settle(page)
    await expect(tooltip(page)).toBeHidden()
  })
})

test('the log fits a phone', async ({ page }) => {
  await page.setViewportSize(PHONE)
  await open(page, 'fail1')
  await expect(line(page, 'Exit code 1.')).toBeInViewport()
  expect(await sidewaysOverflow(page)).toBe(0)
  expect(await lines(page).evaluate((log) => log.scrollWidth - log.clientWidth)).toBe(0)
})

test('the log is accessible beside the list, in full width and on a phone', async ({ page }) => {
  await open(page, 'fail1')
  await line(page, 'Exit code 1.').click()
  await lines(page).press('ControlOrMeta+f')
  await page.keyboard.type('loss')
  await expect(logs(page).getByText(/of \d+ lines$/)).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
  await details(page).getByRole('button', { name: 'Expand' }).click()
  expect(await axeInBothThemes(page)).toEqual([])
  await page.setViewportSize(PHONE)
  expect(await axeInBothThemes(page)).toEqual([])
})
