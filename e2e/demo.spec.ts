import { axe } from './support/axe.ts'
import { expect, test } from './support/test.ts'

test('the demo says that it is one, and how to see real jobs', async ({ page }) => {
  await page.goto('/')
  await expect(
    page.getByText(/^Demo\. These training jobs are simulated\..*BASETEN_API_KEY/),
  ).toBeVisible()
  await expect(page.getByText(/^40\d jobs$/)).toBeVisible()
})

test('the demo’s jobs live: they change while one watches', async ({ page }) => {
  await page.clock.install()
  await page.goto('/')
  await expect(page.getByText(/^40\d jobs$/)).toBeVisible()
  const changes = page.getByRole('status', { name: 'Status changes' })
  for (let minute = 0; minute < 10 && (await changes.innerText()) === ''; minute += 1) {
    await page.clock.runFor(60_000)
    await page.waitForTimeout(300)
  }
  await expect(changes).toHaveText(/ is \w+.*, was \w+.*\./)
})

test('a reload shows the same jobs', async ({ page }) => {
  await page.goto('/?refresh=off&status=completed')
  const last = page.getByRole('row').nth(5)
  const before = await last.getByRole('button', { name: /^Copy ID/ }).getAttribute('aria-label')
  await page.reload()
  await expect(page.getByRole('button', { name: String(before) })).toBeVisible()
})

test('filters, order and error paths work as they do with Baseten', async ({ page }) => {
  await page.goto('/?refresh=off')
  await page.getByRole('link', { name: /^Failed/ }).click()
  await expect(page.getByRole('cell', { name: /^(Failed|Deploy failed)$/ }).first()).toBeVisible()
  for (const [fault, title] of [
    ['err-401', 'Baseten does not accept the API key'],
    ['err-429', 'Baseten asks to wait'],
    ['err-500', 'Baseten could not answer'],
    ['err-html', 'The answer cannot be read'],
    ['err-drop', 'No connection'],
  ] as const) {
    await page.goto(`/?refresh=off&project=${fault}`)
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
  }
  await page.goto('/?refresh=off&project=err-bad-rows')
  await expect(page.getByText('8 jobs are not shown')).toBeVisible()
})

test('the demo goes on after the browser has ended its service worker', async ({
  page,
  context,
}) => {
  await page.goto('/?refresh=off')
  await expect(page.getByText(/^40\d jobs$/)).toBeVisible()
  const devtools = await context.newCDPSession(page)
  await devtools.send('ServiceWorker.enable')
  await devtools.send('ServiceWorker.stopAllWorkers')
  await page.getByRole('link', { name: /^Running/ }).click()
  await expect(page.getByText(/^\d+ jobs$/)).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the demo is accessible in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/?refresh=off')
    await expect(page.getByText(/^40\d jobs$/)).toBeVisible()
    expect(await axe(page)).toEqual([])
  })
}
