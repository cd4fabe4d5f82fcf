import { expect, type Locator, type Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { type Login, LOGIN_RESPONSES, startLogin } from './support/login.ts'
import { bell, MINUTE, popup, viewSwitch } from './support/notifications.ts'
import { details, errorBanner, notice, refresh, row } from './support/page.ts'
import { settle } from './support/settle.ts'
import { hideTab, showTab } from './support/tab.ts'
import { test as base } from './support/test.ts'

const first = aTrainingJob({ id: 'aaa1', name: 'alpha' })
const second = aTrainingJob({ id: 'bbb2', name: 'beta' })

const SIGNED_OUT = 'You may be signed out'
const ANOTHER_SITE = 'a redirect to another site'

const test = base.extend<{ login: Login }>({
  login: async ({ site }, provide) => {
    const login = await startLogin(site.url)
    await provide(login)
    await login.close()
  },
  baseURL: async ({ login }, provide) => provide(login.url),
})

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs([first])
  await page.clock.install()
})

// The login refuses icons and parts of the page too.
test.use({ expectedErrors: [[/Content Security Policy/, /^Failed to load/], { scope: 'test' }] })

const reloadLink = (place: Page | Locator) => place.getByRole('link', { name: 'Reload page' })
/** The URL that a link leads to. */
const targetOf = (link: Locator) => link.evaluate((element: HTMLAnchorElement) => element.href)

/** Opens the page, and waits for the parts that it loads while it is idle. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await expect(row(page, 'alpha')).toBeVisible()
  await page.clock.runFor(2000)
  await settle(page)
}

for (const response of LOGIN_RESPONSES) {
  test(`signed out, with ${response}: the page says so, keeps its rows, slows down and recovers`, async ({
    page,
    mockApi,
    login,
  }) => {
    await open(page, '/?refresh=5s&sort=name#here')
    login.signOut(response)
    await refresh(page)
    await expect(errorBanner(page)).toContainText(`${SIGNED_OUT}. Showing data from `)
    await expect(errorBanner(page)).not.toContainText(/API key|Baseten|server/)
    await expect(page.getByText(/^Retrying/)).toHaveCount(0)
    await expect(row(page, 'alpha')).toBeVisible()
    expect(await targetOf(reloadLink(page))).toBe(`${login.url}?refresh=5s&sort=name#here`)

    // Not `settle`: Playwright reports no end of a redirect that isn't followed.
    expect(login.refused()).toBe(1)
    await page.clock.runFor(40_000)
    await expect(row(page, 'alpha')).toBeVisible()
    expect(login.refused()).toBe(1)
    await page.clock.runFor(25_000)
    await expect.poll(login.refused).toBe(2)
    await expect(row(page, 'alpha')).toBeVisible()

    // In another tab.
    login.signIn()
    mockApi.setJobs([first, second])
    await page.clock.runFor(MINUTE)
    await expect(row(page, 'beta')).toBeVisible()
    await expect(errorBanner(page)).toBeHidden()
    await expect(page).toHaveURL('/?refresh=5s&sort=name#here')
    expect(login.refused()).toBe(2)
  })
}

test('the link leads to the login, and from there back to the same view', async ({
  page,
  login,
}) => {
  await open(page, '/?refresh=off&sort=name#here')
  login.signOut(ANOTHER_SITE)
  await refresh(page)
  await reloadLink(page).click()
  await expect(page.getByRole('heading', { name: 'Team login' })).toBeVisible()
  // The browser keeps the hash of the URL that it loaded.
  await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/sign-in\?next=.+#here$/)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/?refresh=off&sort=name')
  await expect(row(page, 'alpha')).toBeVisible()
  await expect(errorBanner(page)).toBeHidden()
})

test('after signing in in another tab, returning to the page is enough', async ({
  page,
  login,
}) => {
  await open(page, '/?refresh=5s')
  login.signOut('a 401 in JSON')
  await refresh(page)
  await expect(errorBanner(page)).toContainText(SIGNED_OUT)
  await hideTab(page)
  login.signIn()
  await showTab(page)
  await expect(errorBanner(page)).toBeHidden()
})

test('without rows, the page and the details say it too', async ({ page, login }) => {
  login.signOut(ANOTHER_SITE, '/api/')
  await page.goto('/?refresh=5s&open=aaa1')
  await expect(page.getByRole('heading', { name: SIGNED_OUT })).toHaveCount(2)
  await expect(details(page).getByRole('alert')).toContainText('Reload this page to sign in again.')
  await expect(details(page).getByRole('alert')).not.toContainText(/API key|Baseten/)
  for (const link of await reloadLink(page).all()) {
    expect(await targetOf(link)).toBe(`${login.url}?refresh=5s&open=aaa1`)
  }
  await expect(reloadLink(page)).toHaveCount(2)
})

test('on a phone, the details of a job say it too', async ({ page, login }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/?refresh=5s&open=aaa1')
  await expect(details(page).getByRole('heading', { name: 'alpha' })).toBeVisible()
  login.signOut('a 403 in HTML')
  await page.clock.runFor(5000)
  await expect(details(page).getByRole('note')).toContainText(SIGNED_OUT)
  await expect(reloadLink(details(page))).toBeVisible()
  await expect(details(page).getByRole('heading', { name: 'alpha' })).toBeVisible()
})

test('the wall says it, with the age of its data or without data', async ({ page, login }) => {
  await page.goto('/?refresh=5s&wall=1')
  await expect(page.getByText(/^Updated /)).toBeVisible()
  login.signOut('a 401 in JSON', '/api/')
  await page.clock.runFor(5000)
  await expect(errorBanner(page)).toHaveText(`${SIGNED_OUT} (401).`)
  await expect(page.getByText(/Data is \d+s old\./)).toBeVisible()
  expect(await targetOf(reloadLink(page))).toBe(`${login.url}?refresh=5s&wall=1`)
  await page.reload()
  await expect(errorBanner(page)).toHaveText(`${SIGNED_OUT} (401).`)
  await expect(page.getByText('Reload this page to sign in again.')).toBeVisible()
  await expect(reloadLink(page)).toBeVisible()
})

test('notifications say that alerts are paused, also if only the background noticed', async ({
  page,
  login,
}) => {
  await open(page, '/?refresh=off')
  await bell(page).click()
  await viewSwitch(page).click()
  await page.clock.runFor(MINUTE)
  await expect(popup(page).getByRole('alert')).toBeHidden()
  login.signOut('its page')
  await page.clock.runFor(MINUTE)
  await expect(popup(page).getByRole('alert')).toContainText(
    'You may be signed out. Alerts are paused.',
  )
  await expect(reloadLink(popup(page))).toBeVisible()
  login.signIn()
  await page.clock.runFor(MINUTE)
  await expect(popup(page).getByRole('alert')).toBeHidden()
})

for (const response of LOGIN_RESPONSES) {
  test(`a part of the page, with ${response} instead: a notice says so, and the rows stay`, async ({
    page,
    login,
  }) => {
    await open(page, '/?refresh=off&sort=name')
    login.signOut(response)
    await row(page, 'alpha').getByRole('link').click()
    await expect(notice(page, 'you may be signed out')).toBeVisible()
    await expect(row(page, 'alpha')).toBeVisible()
    await expect(reloadLink(page)).toHaveCount(1)
    await refresh(page)
    await expect(errorBanner(page)).toContainText(SIGNED_OUT)
    await expect(reloadLink(page)).toHaveCount(1)
    login.signIn()
    await reloadLink(page).click()
    await expect(details(page).getByRole('heading', { name: 'alpha' })).toBeVisible()
    await expect(page).toHaveURL('/?refresh=off&sort=name&open=aaa1')
  })
}
