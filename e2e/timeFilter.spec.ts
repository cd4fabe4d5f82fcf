import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { displaysJobs } from './support/displaysJobs.ts'
import {
  clipboard,
  filters,
  jobCount,
  menuButton,
  notice,
  palette,
  result,
} from './support/page.ts'
import { expect, test } from './support/test.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

/** In Berlin, an hour ahead of UTC, it is 09:30 on a Tuesday. */
const NOW = '2026-03-10T08:30:00Z'

/** By name: the status, and the times of the creation and the last update in Berlin. */
const JOBS: Readonly<Record<string, readonly [status: string, created: string, updated: string]>> =
  {
    'failed at night': ['FAILED', '2026-03-09T17:50', '2026-03-10T03:10'],
    'stopped at night': ['STOPPED', '2026-03-09T22:00', '2026-03-10T07:59'],
    'over before': ['COMPLETED', '2026-03-09T09:00', '2026-03-09T17:59'],
    'runs since noon': ['RUNNING', '2026-03-09T12:00', '2026-03-10T09:29'],
    'new this morning': ['PENDING', '2026-03-10T08:00', '2026-03-10T08:00'],
    'ended this morning': ['COMPLETED', '2026-03-10T08:00', '2026-03-10T08:30'],
  }

const timeButton = (page: Page, name: string | RegExp) =>
  filters(page).getByRole('button', { name, exact: true })
const popup = (page: Page) => page.getByRole('dialog', { name: 'Time range' })
const about = (page: Page, name: string) =>
  popup(page).getByRole('group', { name: 'Time filter' }).getByRole('button', { name })
const option = (page: Page, name: string | RegExp) =>
  page.getByRole('option', { name, exact: true })
const field = (page: Page, name: string) => popup(page).getByLabel(name, { exact: true })
const chips = (page: Page) =>
  page.getByRole('list', { name: 'Active filters' }).getByRole('listitem')

test.beforeEach(async ({ page, mockApi }) => {
  await page.clock.setFixedTime(NOW)
  mockApi.setJobs(
    Object.entries(JOBS).map(([name, [status, created, updated]]) =>
      aTrainingJob({
        id: name.replaceAll(' ', '-'),
        name,
        current_status: `TRAINING_JOB_${status}`,
        created_at: new Date(`${created}:00+01:00`).toISOString(),
        updated_at: new Date(`${updated}:00+01:00`).toISOString(),
      }),
    ),
  )
})

test('filtering by what ended last night takes three clicks, and the button says so', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  await timeButton(page, 'Time').click()
  await about(page, 'Ended').click()
  await option(page, 'Last night 18:00–08:00 2').click()
  await expect(page).toHaveURL('/?refresh=off&ended=last-night')
  await displaysJobs(page, 'failed at night', 'stopped at night')
  await expect(timeButton(page, 'Time 1')).toBeFocused()
  await expect(chips(page)).toHaveText(['Ended: last night'])

  await timeButton(page, 'Time 1').click()
  await expect(about(page, 'Ended')).toHaveAttribute('aria-pressed', 'true')
  await expect(option(page, 'Last night 18:00–08:00 2')).toHaveAttribute('aria-selected', 'true')
  await popup(page).getByRole('button', { name: 'Clear' }).click()
  await expect(page).toHaveURL('/?refresh=off')
  await displaysJobs(page, ...Object.keys(JOBS))
})

test('the three filters count the jobs that they would display, and apply at once', async ({
  page,
}) => {
  await page.goto('/?refresh=off&during=last-night')
  // The jobs that ran at 18:00 or started before 08:00.
  await displaysJobs(page, 'failed at night', 'stopped at night', 'runs since noon')
  await timeButton(page, 'Time 1').click()
  for (const [name, count] of [
    ['Last night 18:00–08:00', 3],
    ['Yesterday', 4],
    ['Today', 5],
    ['Last hour', 3],
  ] as const) {
    await expect(option(page, `${name} ${count}`)).toBeVisible()
  }
  await about(page, 'Created').click()
  await expect(option(page, 'Yesterday 3')).toBeVisible()
  await expect(option(page, 'Today 0')).toBeVisible()
  await option(page, 'Yesterday 3').click()
  await timeButton(page, 'Time 2').click()
  await about(page, 'Ended').click()
  await option(page, 'Last 7 days 2').click()
  await expect(page).toHaveURL('/?refresh=off&during=last-night&created=yesterday&ended=7d')
  await expect(chips(page)).toHaveText([
    'Created: yesterday',
    'Ended: last 7d',
    'Running during: last night',
  ])
  await displaysJobs(page, 'failed at night', 'stopped at night')
})

test('two times can be typed, and the URL has them in UTC', async ({ page }) => {
  await page.goto('/?refresh=off')
  await timeButton(page, 'Time').press('ArrowDown')
  await expect(popup(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(field(page, 'From')).toBeFocused()
  await field(page, 'From').fill('2026-03-09')
  await field(page, 'From time').fill('9')
  await field(page, 'To').fill('2026-03-09')
  await field(page, 'To time').fill('0830')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('The range must end after it starts.')
  await field(page, 'To time').fill('1759')
  await expect(page.getByRole('alert')).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&created=2026-03-09T08:00Z..2026-03-09T16:59Z')
  await displaysJobs(page, 'failed at night', 'over before', 'runs since noon')
  await expect(chips(page)).toHaveText([/^Created: Mar 9, 2026, 09:00\s–\s17:59 \(GMT\+1\)$/])
  const button = timeButton(page, 'Time 1')
  await expect(button).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(field(page, 'From time')).toHaveValue('09:00')
  await expect(field(page, 'To time')).toHaveValue('17:59')
  await expect(popup(page)).toContainText('Times in GMT+1')
  await page.keyboard.press('Escape')
  await expect(popup(page)).toBeHidden()
  await expect(button).toBeFocused()
})

test('typed dates stay when another time is selected, unless it has a range', async ({ page }) => {
  await page.goto('/?refresh=off&during=2026-03-02..2026-03-03')
  await timeButton(page, 'Time 1').click()
  await expect(about(page, 'Running during, set')).toHaveAttribute('aria-pressed', 'true')
  await expect(field(page, 'From')).toHaveValue('2026-03-02')
  // This range belongs to another time.
  await about(page, 'Created').click()
  await expect(field(page, 'From')).toHaveValue('')
  await field(page, 'From').fill('2026-03-09')
  await field(page, 'From time').fill('18')
  await about(page, 'Ended').click()
  await expect(field(page, 'From')).toHaveValue('2026-03-09')
  await expect(field(page, 'From time')).toHaveValue('18')
  await field(page, 'To').fill('2026-03-10')
  await popup(page).getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/&ended=2026-03-09T17:00Z\.\.2026-03-10T23:00Z/)

  await timeButton(page, 'Time 2').click()
  await about(page, 'Created').click()
  await field(page, 'From').fill('2026-03-01')
  await about(page, 'Ended, set').click()
  await expect(field(page, 'From')).toHaveValue('2026-03-09')
})

test('a range that runs backward or is in the future has a message', async ({ page }) => {
  await page.goto('/?refresh=off')
  await timeButton(page, 'Time').click()
  for (const [text, sentence] of [
    ['2026-03-05..2026-03-01', 'The range must end after it starts.'],
    ['2026-03-11..2026-03-12', 'The range is in the future. Select an earlier start.'],
  ] as const) {
    await popup(page).getByRole('combobox').fill(text)
    await expect(popup(page)).toContainText(sentence)
    await expect(page.getByRole('option')).toHaveCount(0)
  }

  await page.goto('/?refresh=off&created=2026-03-05..2026-03-01')
  await displaysJobs(page, ...Object.keys(JOBS))
  await expect(notice(page, 'Ignored in the URL')).toContainText(
    'created=2026-03-05..2026-03-01 (must end after it starts)',
  )
  await page.goto('/?refresh=off&during=2026-03-11..2026-03-12')
  await displaysJobs(page)
  await expect(notice(page, 'during=')).toHaveText(
    'during=2026-03-11..2026-03-12 is in the future, so no jobs match.',
  )
  await page.goto('/?refresh=off&during=today')
  await displaysJobs(page, ...Object.keys(JOBS).filter((name) => name !== 'over before'))
  await expect(notice(page, 'during=')).toBeHidden()
})

test('a day uses the page’s zone, and a copied link keeps the word', async ({ page }) => {
  await page.clock.setFixedTime('2026-03-09T23:15:00Z')
  await page.goto('/?refresh=off&created=today')
  await displaysJobs(page, 'new this morning', 'ended this morning')
  await page.goto('/?refresh=off&created=today&tz=utc')
  await displaysJobs(page, 'failed at night', 'stopped at night', 'over before', 'runs since noon')
  await expect(chips(page)).toHaveText(['Created: today (UTC)'])
  await menuButton(page).click()
  await page.getByRole('menuitem', { name: 'Copy link' }).click()
  await expect(page.getByRole('menuitem', { name: 'Copied' })).toBeVisible()
  expect(new URL(await clipboard(page)).search).toBe('?refresh=off&created=today&tz=utc')
})

test('a relative day changes at midnight', async ({ page }) => {
  await page.clock.install({ time: '2026-03-10T22:59:50Z' })
  await page.goto('/?refresh=5s&created=today')
  await displaysJobs(page, 'new this morning', 'ended this morning')
  await page.clock.runFor(20_000)
  await displaysJobs(page)
})

test('the palette has the same ranges', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(6))
  await page.keyboard.press('Control+K')
  for (const [text, name] of [
    ['created last hour', 'Created: Last hour'],
    ['created 24 hours', 'Created: Last 24 hours'],
    ['ended last night', 'Ended: Last night'],
  ] as const) {
    await palette(page).getByRole('combobox').fill(text)
    await expect(page.getByRole('option').first()).toContainText(name)
  }
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&ended=last-night')
})

test('the picker is accessible', async ({ page }) => {
  await page.goto('/?refresh=off&ended=last-night&created=24h')
  await timeButton(page, 'Time 2').click()
  await expect(option(page, /^Last hour/)).toBeVisible()
  await field(page, 'From').fill('2026-03-01')
  await popup(page).getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('alert')).toHaveText('Select an end date.')
  expect(await axeInBothThemes(page)).toEqual([])
})
