import type { Page, Route } from '@playwright/test'
import { jobCount, result } from './support/page.ts'
import { expect, test } from './support/test.ts'

const MESSAGE = 'The dashboard did not load. Check that --base matches the path in the address bar.'
const message = (page: Page) => page.getByText(MESSAGE)

/** Waits until the message's delay, a CSS animation of 5 s, has passed. */
const delayPassed = (page: Page) =>
  page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))

test.describe('a page whose files are missing', () => {
  test.use({ expectedErrors: [[/^Failed to load resource/], { scope: 'test' }] })

  test('says so if its script is missing', async ({ page }) => {
    await page.route(/\/assets\/entry-.*\.js$/, (route) => route.fulfill({ status: 404 }))
    await page.goto('/?refresh=off')
    await expect(message(page)).toBeHidden()
    await expect(message(page)).toBeVisible()
  })

  test('says so if none of its files is at the address', async ({ page }) => {
    await page.route('**/assets/**', (route) => route.fulfill({ status: 404 }))
    await page.goto('/?refresh=off')
    await expect(message(page)).toBeVisible()
  })
})

test('a page whose script arrives late does not say that it failed', async ({ page }) => {
  const held: Route[] = []
  await page.route(/\/assets\/entry-.*\.js$/, (route) => void held.push(route))
  await page.goto('/?refresh=off', { waitUntil: 'commit' })
  await expect(message(page)).toBeAttached()
  await delayPassed(page)
  await expect(message(page)).toBeHidden()
  expect(held).toHaveLength(1)
  await held[0]?.continue()
  await expect(result(page)).toHaveText(jobCount(400))
  await expect(message(page)).toHaveCount(0)
})

test('a page that loads does not contain the message', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(400))
  await expect(message(page)).toHaveCount(0)
})
