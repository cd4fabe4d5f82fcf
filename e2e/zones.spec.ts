import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { displaysJobs } from './support/displaysJobs.ts'
import {
  chips,
  clipboard,
  details,
  jobCount,
  menuButton,
  notice,
  palette,
  result,
  row,
  tooltip,
} from './support/page.ts'
import { expect, test } from './support/test.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

const DAYS = 'created=2026-11-25..2026-11-26'
/** These days in Berlin. */
const TIMES = 'created=2026-11-24T23:00Z..2026-11-26T23:00Z'

// By creation time, UTC. Berlin is an hour ahead of it, Los Angeles eight hours behind.
const CREATED: Readonly<Record<string, string>> = {
  'the 24th, 23:30': '2026-11-24T23:30:00Z',
  'the 25th, 12:00': '2026-11-25T12:00:00Z',
  'the 26th, 23:30': '2026-11-26T23:30:00Z',
  'the 27th, 07:30': '2026-11-27T07:30:00Z',
}

async function copyLink(page: Page): Promise<string> {
  await menuButton(page).click()
  await page.getByRole('menuitem', { name: 'Copy link' }).click()
  await expect(page.getByRole('menuitem', { name: 'Copied' })).toBeVisible()
  return new URL(await clipboard(page)).search
}

test.beforeEach(({ mockApi }) => {
  mockApi.setJobs(
    Object.entries(CREATED).map(([name, created_at]) =>
      aTrainingJob({ id: `job-${created_at.slice(8, 10)}`, name, created_at }),
    ),
  )
})

test.describe('in Berlin', () => {
  test.use({ timezoneId: 'Europe/Berlin' })

  test('dates are days there, with tz=utc days in UTC, and a copied link has times', async ({
    page,
  }) => {
    await page.goto(`/?${DAYS}`)
    await displaysJobs(page, 'the 24th, 23:30', 'the 25th, 12:00')
    await expect(chips(page)).toHaveText(/^Created: Nov 25 – 26, 2026 \(GMT\+1\)$/)
    expect(await copyLink(page)).toBe(`?${TIMES}`)

    await page.goto(`/?${DAYS}&tz=utc`)
    await displaysJobs(page, 'the 25th, 12:00', 'the 26th, 23:30')
    await expect(chips(page)).toHaveText(/^Created: Nov 25 – 26, 2026 \(UTC\)$/)
    expect(await copyLink(page)).toBe('?created=2026-11-25T00:00Z..2026-11-27T00:00Z&tz=utc')

    // The link displays the days that it was copied from.
    await page.goto(`/?${TIMES}`)
    await displaysJobs(page, 'the 24th, 23:30', 'the 25th, 12:00')
    await expect(chips(page)).toHaveText(/^Created: Nov 25 – 26, 2026 \(GMT\+1\)$/)
  })
})

test.describe('in Los Angeles', () => {
  test.use({ timezoneId: 'America/Los_Angeles' })

  test('the same dates are other days, but those in UTC and in a link from Berlin are the same', async ({
    page,
  }) => {
    await page.goto(`/?${DAYS}`)
    await displaysJobs(page, 'the 25th, 12:00', 'the 26th, 23:30', 'the 27th, 07:30')
    await expect(chips(page)).toHaveText(/^Created: Nov 25 – 26, 2026 \(PST\)$/)

    await page.goto(`/?${DAYS}&tz=utc`)
    await displaysJobs(page, 'the 25th, 12:00', 'the 26th, 23:30')
    await expect(chips(page)).toHaveText(/^Created: Nov 25 – 26, 2026 \(UTC\)$/)

    await page.goto(`/?${TIMES}`)
    await displaysJobs(page, 'the 24th, 23:30', 'the 25th, 12:00')
    await expect(chips(page)).toHaveText('Created: Nov 24, 2026, 15:00 – Nov 26, 2026, 15:00 (PST)')
    expect(await copyLink(page)).toBe(`?${TIMES}`)
  })
})

test('Times in UTC is a switch, and only the bare URL remembers it', async ({ page }) => {
  await page.goto('/?open=job-25')
  await expect(details(page)).toContainText('Nov 25, 2026, 13:00:00 GMT+1')
  await details(page).getByRole('button', { name: 'Copy Created in UTC' }).click()
  await expect.poll(() => clipboard(page)).toBe('2026-11-25T12:00:00Z')

  await menuButton(page).focus()
  await page.keyboard.press('Enter')
  const utc = page.getByRole('menuitemcheckbox', { name: 'Times in UTC' })
  await expect(utc).not.toBeChecked()
  for (const letter of 'times') await page.keyboard.press(letter)
  await expect(utc).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?open=job-25&tz=utc')
  await expect(menuButton(page)).toBeFocused()
  await expect(menuButton(page)).toHaveAccessibleName('Menu, times in UTC')
  await expect(details(page)).toContainText('Nov 25, 2026, 12:00:00 UTC')

  await page.goto('/?status=failed')
  await expect(result(page)).toHaveText(jobCount(0))
  await expect(page).toHaveURL('/?status=failed')
  await page.goto('/')
  await expect(page).toHaveURL('/?tz=utc')

  await page.keyboard.press('Control+K')
  await palette(page).getByRole('combobox').fill('time zone')
  await expect(page.getByRole('option', { name: /^Times in UTC/ })).toContainText('on')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?')
  await page.goto('/?refresh=off')
  await page.goto('/')
  await expect(result(page)).toHaveText(jobCount(4))
  await expect(page).toHaveURL('/')
})

test('another time zone is displayed, and the dates are in the user’s zone', async ({ page }) => {
  await page.goto(`/?${DAYS}&tz=berlin`)
  await expect(notice(page, 'Ignored in the URL')).toContainText(
    'tz=berlin (use utc, or remove it for your local time zone)',
  )
  await expect(chips(page)).toHaveText(/\(GMT\+1\)$/)
})

test('tooltips are in UTC, and so are selected days, as the form says', async ({ page }) => {
  await page.goto('/?tz=utc&cols=name,created')
  await row(page, 'the 25th, 12:00').getByRole('time').hover()
  await expect(tooltip(page)).toHaveText('Nov 25, 2026, 12:00:00 UTC')
  await page.getByRole('button', { name: 'Time', exact: true }).click()
  const form = page.getByRole('form', { name: 'Created: custom range' })
  await expect(form).toContainText('Times in UTC')
  await form.getByLabel('From', { exact: true }).fill('2026-11-25')
  await form.getByLabel('To', { exact: true }).fill('2026-11-26')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/?tz=utc&cols=name,created&${DAYS}`)
  await displaysJobs(page, 'the 25th, 12:00', 'the 26th, 23:30')
})

test.describe('where clocks go back', () => {
  test.use({ timezoneId: 'America/New_York' })

  test('the charts distinguish the repeated hour, and reach the largest value', async ({
    page,
    mockApi,
  }) => {
    await page.clock.setFixedTime('2026-11-01T08:00:00Z')
    mockApi.setJobs(
      ['2026-11-01T04:10:00Z', '2026-11-01T05:10:00Z', '2026-11-01T06:10:00Z'].map(
        (created_at, index) =>
          aTrainingJob({
            id: `job${index}`,
            current_status: 'TRAINING_JOB_COMPLETED',
            node_count: 1,
            instance_type: { ...aTrainingJob().instance_type, gpu_count: 1 },
            created_at,
            // Two minutes of an hour.
            updated_at: created_at.replace('10:00', '12:00'),
          }),
      ),
    )
    await page.goto('/?overview=trend,timeline&refresh=off')
    const trend = page.getByRole('region', { name: 'Trend' })
    for (const hour of [
      '00:00 – 01:00 EDT',
      '01:00 EDT – 01:00 EST',
      '01:00 EST – 02:00',
      '02:00 – 03:00',
    ]) {
      await expect(trend.getByRole('button', { name: `Nov 1, ${hour}: ` }).first()).toBeVisible()
    }
    const chart = trend.getByRole('group', { name: 'Jobs created per hour (EDT, EST)' })
    await expect(chart).toContainText('01:00 EDT')
    await expect(chart).toContainText('peak 0.03')
    await expect(page.getByRole('region', { name: 'Timeline' })).toContainText(
      /Nov 1, 00:0\d EDT – Nov 1, 01:1\d EST/,
    )

    await page.goto('/?overview=trend&refresh=off&tz=utc')
    await expect(trend.getByRole('group', { name: 'Jobs created per hour (UTC)' })).toBeVisible()
    await expect(
      trend.getByRole('button', { name: 'Nov 1, 05:00 – 06:00: 1 job', exact: true }),
    ).toBeVisible()
  })
})
