import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { BOOKMARK_JOBS, BOOKMARKS_NOW } from '#src/testing/bookmarkJobs.ts'
import { type Bookmark, parseBookmarks } from '#src/testing/bookmarks.ts'
import {
  chips,
  columnHeader,
  details,
  jobCount,
  notice,
  overview,
  result,
  table,
} from './support/page.ts'
import { expect, test } from './support/test.ts'

// `src/testing/bookmarks.spec.ts` compares all of them; these tests check that the page matches its results.

const bookmarks = new Map(
  parseBookmarks(readFileSync('e2e/bookmarks.json', 'utf8')).map((each) => [each.url, each]),
)

function bookmarkOf(url: string): Bookmark {
  const bookmark = bookmarks.get(url)
  if (!bookmark) throw new Error(`No bookmark has the address ${url}`)
  return bookmark
}

const titles = new Map(BOOKMARK_JOBS.map(({ id, name }) => [id, name ?? id]))

/** The displayed jobs, from the top down: each row has a checkbox with its job's title. */
const rows = (page: Page) => table(page).getByRole('checkbox', { name: /^Select (?!all)/ })

const nothingElse = async () => {}

/** Checks of how the page differs from the default. */
const OPENED: readonly (readonly [url: string, look: (page: Page) => Promise<void>])[] = [
  ['/', nothingElse],
  ['/?status=ended', nothingElse],
  ['/?status=running,TRAINING_JOB_PAUSED', nothingElse],
  ['/?user=a%252cb', nothingElse],
  ['/?fault=ValueError:+bad+shape+[%23%252c+%23]', nothingElse],
  ['/?created=2026-03-01..2026-03-05', nothingElse],
  ['/?longer=6h', async (page) => expect(chips(page)).toContainText('6h')],
  [
    '/?sort=-nodes,name',
    async (page) =>
      expect(columnHeader(page, 'Hardware')).toHaveAttribute('aria-sort', 'descending'),
  ],
  [
    '/?sort=-gpus,banana,gpus',
    async (page) => expect(notice(page, 'Ignored in the URL')).toContainText('sort=banana'),
  ],
  [
    '/?status=active&user=grace%40example.com&gpu=H100,A100&created=24h&sort=-gpus,name&cols=name.pin.240,gpus,elapsed&density=compact&overview=now,timeline.user&open=job22',
    async (page) => {
      await expect(table(page).getByRole('columnheader')).toContainText([
        '',
        'Name',
        'GPUs',
        'Elapsed',
      ])
      await expect(overview(page)).toBeVisible()
      await expect(details(page)).toContainText('job22')
    },
  ],
]

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs(BOOKMARK_JOBS)
  await page.clock.setFixedTime(BOOKMARKS_NOW)
  // Tall enough for every row.
  await page.setViewportSize({ width: 1440, height: 1800 })
})

for (const [url, variant] of OPENED) {
  test(`opens the same view as before: ${url}`, async ({ page, mockApi }) => {
    const { ids, request } = bookmarkOf(url)
    await page.goto(url)
    await expect(result(page)).toHaveText(jobCount(ids.length))
    await expect
      .poll(() => rows(page).evaluateAll((boxes) => boxes.map((box) => box.ariaLabel)))
      .toEqual(ids.map((id) => `Select ${titles.get(id)}`))
    expect(JSON.parse(mockApi.requests[0]?.body ?? 'null')).toEqual(request)
    await expect(page).toHaveURL(url)
    await variant(page)
  })
}

test('opens the same view on a wall as before', async ({ page, mockApi }) => {
  const url = '/?status=pending,queued,created&overview=now,queue&wall=1&refresh=10s'
  await page.goto(url)
  await expect(page.getByRole('region', { name: 'Queue' })).toContainText('queue-urgent')
  await expect(table(page)).toBeHidden()
  expect(JSON.parse(mockApi.requests[0]?.body ?? 'null')).toEqual(bookmarkOf(url).request)
})
