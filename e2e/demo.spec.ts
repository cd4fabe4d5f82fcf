import type { Page } from '@playwright/test'
import { axeInBothThemes } from './support/axe.ts'
import { ERROR_MESSAGES } from './support/errorMessages.ts'
import {
  columnHeader,
  errorBanner,
  labelOf,
  notice,
  palette,
  preset,
  result,
  table,
} from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

/** The demo's number of jobs: 400, and a few that start while it is open. */
const ALL_JOBS = /^40\d jobs$/

const copyButtons = (page: Page) => table(page).getByRole('button', { name: /^Copy ID/ })
/** The IDs of the first rows. The number of rows rendered below the visible ones may differ. */
const firstIds = (page: Page) =>
  copyButtons(page).evaluateAll((buttons) => buttons.slice(0, 10).map((button) => button.ariaLabel))

test('a notice says that the jobs are simulated, and how to see real ones', async ({ page }) => {
  await page.goto('/')
  await expect(
    page.getByText(/^Demo\. These training jobs are simulated\..*BASETEN_API_KEY/),
  ).toBeVisible()
  await expect(result(page)).toHaveText(ALL_JOBS)
})

test('nothing moves while it loads, the notice included', async ({ page }) => {
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const score = 'value' in entry ? Number(entry.value) : 0
        const { dataset } = document.documentElement
        dataset['shift'] = String(Number(dataset['shift'] ?? 0) + score)
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(ALL_JOBS)
  const shift = await page.locator('html').getAttribute('data-shift')
  expect(Number(shift)).toBeLessThanOrEqual(0.01)
})

test('on a phone, the notice is one line', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/')
  await expect(result(page)).toHaveText(ALL_JOBS)
  const banner = page.getByRole('complementary', { name: 'Demo' })
  await expect(banner).toHaveText(/^Demo\. These training jobs are simulated\./)
  expect((await banner.boundingBox())?.height).toBeLessThan(40)
})

test('the demo has logs, also those that fail', async ({ page }) => {
  const read = async (project: string) => {
    await page.goto(`/?project=${project}`)
    await expect(result(page)).toHaveText('12 jobs')
    const [label = ''] = await firstIds(page)
    const job = `./api/v1/training_projects/${project}/jobs/${label?.split(' ').at(-1)}`
    return page.evaluate(async (url) => {
      const response = await fetch(url, { headers: { 'X-Dashboard': '1' } })
      return [response.status, await response.text()] as const
    }, `${job}/logs?direction=desc`)
  }
  const [status, body] = await read('log-late')
  expect(status).toBe(200)
  expect(body).toMatch(/^\{"logs":\[/)
  expect(await read('err-logs-403')).toEqual([403, expect.stringContaining('"code":"forbidden"')])
})

test('the demo has metrics, also those that fail or are empty', async ({ page }) => {
  const metrics = page.getByRole('region', { name: 'Metrics', exact: true })
  const open = async (project: string) => {
    await page.goto(`/?project=${project}`)
    await expect(result(page)).toHaveText('12 jobs')
    const [label = ''] = await firstIds(page)
    await page.goto(`/?project=${project}&open=${label?.split(' ').at(-1)}&tab=metrics&range=all`)
  }
  await open('err-metrics-403')
  await expect(metrics.getByRole('alert')).toContainText('This API key can’t read metrics')
  await open('err-metrics-empty')
  await expect(metrics.getByRole('heading', { name: /^No metrics/ })).toBeVisible()
})

test('the demo has checkpoints with their files, and GPU limits', async ({ page }) => {
  const limits = page.getByRole('list', { name: 'GPU limits' }).getByRole('listitem')
  await page.goto('/?refresh=off&status=completed&checkpoint=Completed&overview=now')
  await expect(limits.filter({ hasText: /^H100/ })).toHaveText(/^H100 \d+ of 512/)
  await expect(limits.filter({ hasText: /^H200/ })).toHaveText(
    /^H200 \d+ of 112 \(\d+ above the limit, baseline 64\)$/,
  )
  await expect(copyButtons(page).first()).toBeVisible()
  const [label = ''] = await firstIds(page)
  const id = label?.split(' ').at(-1) ?? ''
  await page.goto(`/?refresh=off&open=${id}&tab=checkpoints`)
  const first = page.getByRole('button', { name: /^Files of checkpoint-\d+$/ }).first()
  await first.click()
  await expect(
    page
      .getByRole('table', { name: /^Files of/ })
      .getByRole('row')
      .nth(2),
  ).toBeVisible()

  await page.goto('/?refresh=off&project=err-capacity-403&overview=now')
  await expect(page.getByText('This API key can’t read GPU limits.')).toBeVisible()
  await page.goto('/?refresh=off&project=err-checkpoints-403')
  await expect(result(page)).toHaveText('12 jobs')
  const [refused = ''] = await firstIds(page)
  await page.goto(
    `/?refresh=off&project=err-checkpoints-403&open=${refused?.split(' ').at(-1)}&tab=checkpoints`,
  )
  await expect(page.getByText('This API key can’t list checkpoints')).toBeVisible()
})

test('the demo’s jobs change over time', async ({ page }) => {
  await page.clock.install()
  await page.goto('/')
  await expect(result(page)).toHaveText(ALL_JOBS)
  const changes = page.getByRole('status', { name: 'Status changes' })
  // At night and on weekends, hours pass without a change.
  for (let hour = 0; hour < 72 && (await changes.innerText()) === ''; hour += 1) {
    await page.clock.fastForward(3_600_000)
    await settle(page)
  }
  await expect(changes).toHaveText(/ changed from \w+.* to \w+.*\./)
})

test('the demo stores nothing under the dashboard’s keys, because both may share an origin', async ({
  page,
}) => {
  await page.goto('/')
  await page.evaluate(() => localStorage.setItem('theme', 'light'))
  await page.reload()
  const themeOf = () => page.evaluate(() => document.documentElement.dataset['theme'] ?? null)
  await expect(result(page)).toHaveText(ALL_JOBS)
  expect(await themeOf()).toBeNull()
  await page.keyboard.press('Control+k')
  await palette(page).getByRole('combobox').fill('dark')
  await palette(page).getByRole('option', { name: 'Dark', exact: true }).click()
  await expect.poll(themeOf).toBe('dark')
  await page.reload()
  expect(await themeOf()).toBe('dark')
  await expect(result(page)).toHaveText(ALL_JOBS)
  const names = () =>
    page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
  expect((await names()).filter((name) => !name.startsWith('demo:'))).toEqual(['theme'])
})

test('a reload displays the same jobs', async ({ page }) => {
  await page.goto('/?refresh=off&status=completed')
  const before = await labelOf(copyButtons(page).nth(4))
  await page.reload()
  await expect(page.getByRole('button', { name: before })).toBeVisible()
})

test('the jobs of a day, a week and a month differ, and six to ten wait', async ({ page }) => {
  const counts: number[] = []
  for (const query of ['created=24h', 'created=7d', 'created=30d', 'status=pending']) {
    await page.goto(`/?refresh=off&${query}`)
    await expect(result(page)).toHaveText(/^\d+ jobs$/)
    counts.push(Number.parseInt(await result(page).innerText()))
  }
  const [day = 0, week = 0, month = 0, waiting = 0] = counts
  expect(day).toBeGreaterThan(0)
  expect(week).toBeGreaterThan(day)
  expect(month).toBeGreaterThan(week)
  expect(waiting).toBeGreaterThanOrEqual(6)
  expect(waiting).toBeLessThanOrEqual(10)
})

test('a bookmarked view opens the same way, in another tab too', async ({ page, context }) => {
  await page.clock.setFixedTime(new Date())
  await page.goto('/?refresh=off')
  await preset(page, 'Failed').click()
  await columnHeader(page, 'Name').getByRole('button').click()
  const bookmark = '/?refresh=off&status=failed,deploy_failed&sort=name'
  await expect(page).toHaveURL(bookmark)
  await expect(result(page)).toHaveText(/^\d+ jobs$/)
  const count = await result(page).innerText()
  const ids = await firstIds(page)
  expect(ids).toHaveLength(10)

  const second = await context.newPage()
  await second.goto(bookmark)
  await expect(preset(second, 'Failed')).toHaveAttribute('aria-current', 'page')
  await expect(columnHeader(second, 'Name')).toHaveAttribute('aria-sort', 'ascending')
  await expect(second.getByRole('button', { name: 'Refresh: Off' })).toBeVisible()
  await expect(result(second)).toHaveText(count)
  expect(await firstIds(second)).toEqual(ids)
  await expect(second).toHaveURL(bookmark)
})

test('filters and errors work as they do with Baseten', async ({ page }) => {
  await page.goto('/?refresh=off')
  await preset(page, 'Failed').click()
  await expect(page.getByRole('cell', { name: /^(Failed|Deploy failed)$/ }).first()).toBeVisible()
  for (const [scenario, kind] of [
    ['err-401', 'unauthorized'],
    ['err-429', 'rate-limited'],
    ['err-500', 'server'],
    ['err-html', 'unreadable'],
    ['err-drop', 'broken'],
  ] as const) {
    await page.goto(`/?refresh=off&project=${scenario}`)
    await expect(page.getByRole('heading', { name: ERROR_MESSAGES[kind].title })).toBeVisible()
  }
  await page.goto('/?refresh=off&project=err-bad-rows')
  await expect(notice(page, '8 jobs are hidden')).toBeVisible()
})

test('the demo still works after the browser has stopped its service worker', async ({
  page,
  context,
}) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(ALL_JOBS)
  const devtools = await context.newCDPSession(page)
  await devtools.send('ServiceWorker.enable')
  await devtools.send('ServiceWorker.stopAllWorkers')
  await preset(page, 'Running').click()
  await expect(result(page)).toHaveText(/^\d+ jobs$/)
  await settle(page)
  await expect(result(page)).not.toHaveText(ALL_JOBS)
  await expect(errorBanner(page)).toHaveCount(0)
})

test('the demo is accessible', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(ALL_JOBS)
  expect(await axeInBothThemes(page)).toEqual([])
})
