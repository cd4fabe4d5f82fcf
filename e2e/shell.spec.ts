import type { Page, Route } from '@playwright/test'
import {
  columnHeader,
  filters,
  jobCount,
  palette,
  preset,
  refreshButton,
  result,
  searchBox,
} from './support/page.ts'
import { largestDifference } from './support/pixels.ts'
import { expect, test } from './support/test.ts'

// The page is visible before its script has run, and what is typed by then is not lost.

/** Opens an address and holds the page's script back until the returned function is called. */
async function openWithoutScript(page: Page, address: string): Promise<() => Promise<void>> {
  const held: Route[] = []
  await page.route(/\/assets\/entry-.*\.js$/, (route) => void held.push(route))
  await page.goto(address, { waitUntil: 'commit' })
  await expect(page.locator('#shell > .load-failure')).toBeAttached()
  await expect.poll(() => held.length).toBe(1)
  return async () => held[0]?.continue()
}

/** Responds to no search, so that the page stays in its first state. */
const holdSearches = (page: Page) => page.route('**/api/v1/training_jobs/search', () => {})

const filesLoaded = (page: Page) =>
  page.evaluate(async () => {
    await Promise.all(Array.from(document.fonts, (font) => font.load()))
    await Promise.all(Array.from(document.images, (image) => image.decode()))
  })

const picture = (page: Page) => page.screenshot({ animations: 'disabled', caret: 'hide' })

test('the page is visible before its script has run', async ({ page }) => {
  const release = await openWithoutScript(page, '/?refresh=off')
  await expect(page.getByRole('heading', { name: 'Training jobs' })).toBeVisible()
  await expect(preset(page, 'Running')).toBeVisible()
  await expect(searchBox(page)).toBeVisible()
  await expect(columnHeader(page, 'Hardware')).toBeVisible()
  await expect(result(page)).toHaveText('Loading…')

  await release()
  await expect(result(page)).toHaveText(jobCount(400))
  await expect(searchBox(page), 'nothing of the shell remains').toHaveCount(1)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1024, 1440, 2560]) {
    test(`its first render has the same pixels, ${width} px, ${colorScheme}`, async ({ page }) => {
      // So that the progress of the search, which the first render doesn't have, never appears.
      await page.clock.install()
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await holdSearches(page)
      const release = await openWithoutScript(page, '/')
      await filesLoaded(page)
      const shell = await picture(page)

      await release()
      await expect(page.locator('#shell')).toHaveCount(0)
      // The edges of curves can differ a little.
      await expect
        .poll(async () => largestDifference(page, shell, await picture(page)))
        .toBeLessThanOrEqual(2)
    })
  }
}

test('nothing moves when the page replaces it', async ({ page }) => {
  const release = await openWithoutScript(page, '/?refresh=off')
  const shift = await page.evaluateHandle(() => {
    const total = { score: 0 }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        total.score += 'value' in entry && typeof entry.value === 'number' ? entry.value : 0
      }
    }).observe({ type: 'layout-shift', buffered: true })
    return total
  })
  await release()
  await expect(result(page)).toHaveText(jobCount(400))
  expect(await shift.evaluate(({ score }) => score)).toBeLessThanOrEqual(0.01)
})

test('the first rows need no formatter, which is slow to create', async ({ page }) => {
  await page.addInitScript(() => {
    const created: string[] = []
    Intl.NumberFormat = new Proxy(Intl.NumberFormat, {
      construct: (Format, options: ConstructorParameters<typeof Intl.NumberFormat>) => {
        created.push('NumberFormat')
        return new Format(...options)
      },
    })
    Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
      construct: (Format, options: ConstructorParameters<typeof Intl.DateTimeFormat>) => {
        created.push('DateTimeFormat')
        return new Format(...options)
      },
    })
    new MutationObserver((_, observer) => {
      const rows = document.querySelectorAll('[data-rows] [aria-rowindex]')
      if (rows.length < 2) return
      document.documentElement.dataset['created'] = created.join(' ')
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
  })
  await page.goto('/?refresh=off')
  await expect(page.locator('html')).toHaveAttribute('data-created', '')
})

test('keys pressed before the script runs take effect', async ({ page }) => {
  const release = await openWithoutScript(page, '/?refresh=off')
  await page.keyboard.type('/resnet')
  await release()
  await expect(searchBox(page)).toBeFocused()
  await expect(searchBox(page)).toHaveValue('resnet')
  await expect(page).toHaveURL(/[?&]q=resnet/)

  await page.keyboard.type('50')
  await expect(searchBox(page)).toHaveValue('resnet50')
})

test('a shortcut pressed before a click on the search field isn’t typed into it', async ({
  page,
}) => {
  const release = await openWithoutScript(page, '/?refresh=off')
  await page.keyboard.press('w')
  await searchBox(page).click()
  await page.keyboard.type('resnet')
  await release()
  await expect(result(page)).not.toHaveText('Loading…')
  await expect(searchBox(page)).toHaveValue('resnet')
})

test('text typed before the script runs replaces the text in the URL', async ({ page }) => {
  const release = await openWithoutScript(page, '/?refresh=off&q=whisper')
  await searchBox(page).click()
  await page.keyboard.type('resnet')
  await release()
  await expect(page).toHaveURL(/[?&]q=resnet(?:&|$)/)
  await expect(searchBox(page)).toHaveValue('resnet')
})

test('text typed into the search field before the script runs stays', async ({ page }) => {
  const release = await openWithoutScript(page, '/?refresh=off')
  await searchBox(page).click()
  await page.keyboard.type('resne50')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await release()
  await expect(result(page)).not.toHaveText('Loading…')
  await expect(searchBox(page)).toBeFocused()
  await page.keyboard.type('t')
  await expect(searchBox(page)).toHaveValue('resnet50')
})

test('the palette opens for its shortcut pressed before the script runs', async ({ page }) => {
  const release = await openWithoutScript(page, '/?refresh=off')
  await page.keyboard.press('ControlOrMeta+k')
  await release()
  await expect(palette(page)).toBeVisible()
})

test('the palette’s shortcut works on a non-Latin keyboard before the script runs', async ({
  page,
}) => {
  const release = await openWithoutScript(page, '/?refresh=off')
  await page.evaluate(() => {
    const options = { key: 'л', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true }
    document.body.dispatchEvent(new KeyboardEvent('keydown', options))
  })
  await release()
  await expect(palette(page)).toBeVisible()
})

test('without the script, only the search field can be used', async ({ page }) => {
  await openWithoutScript(page, '/?refresh=off')
  await page.keyboard.press('Tab')
  await expect(searchBox(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveCount(0)
})

test('at another address, it has only what is the same there', async ({ page }) => {
  const release = await openWithoutScript(page, '/?refresh=off&status=failed')
  await expect(filters(page)).toBeVisible()
  await expect(refreshButton(page)).toBeVisible()
  await expect(columnHeader(page, 'Hardware')).toBeHidden()

  await release()
  await expect(columnHeader(page, 'Hardware')).toBeVisible()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
})

test('with stored views or columns, it has only what does not depend on them', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(400))
  await page.evaluate(() => localStorage.setItem('layouts', '[]'))
  await openWithoutScript(page, '/?refresh=off')
  await expect(filters(page)).toBeVisible()
  await expect(columnHeader(page, 'Hardware')).toBeHidden()
})

test('nothing flashes before details that cover the page', async ({ page }) => {
  await openWithoutScript(page, '/?refresh=off&open=job0001&full=1')
  await expect(refreshButton(page)).toBeHidden()
  await page.setViewportSize({ width: 390, height: 844 })
  await openWithoutScript(page, '/?refresh=off&open=job0001')
  await expect(refreshButton(page)).toBeHidden()
})

test('the wall begins empty', async ({ page }) => {
  await openWithoutScript(page, '/?refresh=off&overview=now&wall=1')
  await expect(searchBox(page)).toBeHidden()
  await expect(refreshButton(page)).toBeHidden()
})
