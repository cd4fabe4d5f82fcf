import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { type Login, startLogin } from '../../docs/deploy/login.ts'
import { WEB_SERVERS } from '../../docs/deploy/webServers.ts'
import { details, errorBanner, notice, refresh, row } from '../support/page.ts'
import { settle } from '../support/settle.ts'
import { startProxySite } from '../support/site.ts'
import { expect, test as base } from '../support/test.ts'

const URL_BEHIND = '/jobs/?refresh=off&sort=name'

const test = base.extend<{ serverName: string; signIn: 'page' | 'redirect'; login: Login }>({
  serverName: ['', { option: true }],
  signIn: ['page', { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright requires a pattern
  site: async ({}, provide) => {
    const site = await startProxySite({ base: '/jobs/' })
    await provide(site)
    await site.close()
  },
  login: async ({ signIn }, provide) => {
    const login = await startLogin(signIn)
    await provide(login)
    await login.close()
  },
  baseURL: async ({ site, login, serverName }, provide) => {
    const server = WEB_SERVERS.find(({ name }) => name === serverName)
    if (!server) throw new Error(`There is no web server ${serverName}`)
    const ports = { dashboard: Number(new URL(site.url).port), login: login.port }
    const { port, stop } = await server.start({ ...ports, name: 'localhost' })
    await provide(`https://localhost:${port}`)
    await stop()
  },
  ignoreHTTPSErrors: true,
})

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs([aTrainingJob({ id: 'aaa1', name: 'alpha' })])
  await page.clock.install()
})

/** Waits for the rows, and for the parts that the page loads while it is idle. */
async function opened(page: Page): Promise<void> {
  await expect(row(page, 'alpha')).toBeVisible()
  await page.clock.runFor(2000)
  await settle(page)
}

for (const { name, command } of WEB_SERVERS) {
  for (const signIn of ['page', 'redirect'] as const) {
    test.describe(`behind ${name}, with a login that has a ${signIn}`, () => {
      // oxlint-disable-next-line playwright/no-skipped-test -- not every machine has these system programs
      test.skip(command === undefined, `${name} needs to be installed, or Debian’s package of it`)
      test.use({
        serverName: name,
        signIn,
        // The login refuses icons and parts of the page too.
        expectedErrors: [[/Content Security Policy/, /^Failed to load/], { scope: 'test' }],
      })

      test('the login leads to the page, and after the end of the session, a reload does again', async ({
        page,
        login,
      }) => {
        const signInThere = async () => {
          await expect(page.getByRole('heading', { name: 'Team login' })).toBeVisible()
          await page.getByRole('button', { name: 'Sign in' }).click()
          await expect(page).toHaveURL(URL_BEHIND)
          await opened(page)
        }
        await page.goto(URL_BEHIND)
        await signInThere()

        login.signOut()
        await refresh(page)
        await expect(errorBanner(page)).toContainText('You may be signed out')
        await expect(row(page, 'alpha')).toBeVisible()
        await page.getByRole('link', { name: 'Reload page' }).click()
        await signInThere()
        await expect(errorBanner(page)).toBeHidden()
        await row(page, 'alpha').getByRole('link').click()
        await expect(details(page).getByRole('heading', { name: 'alpha' })).toBeVisible()
      })

      test('a part of the page that the login holds back: a notice says so', async ({
        page,
        context,
        login,
        baseURL,
      }) => {
        const [cookieName = '', value = ''] = login.cookie().split('=')
        await context.addCookies([{ name: cookieName, value, url: baseURL ?? '' }])
        await page.goto(URL_BEHIND)
        await opened(page)
        login.signOut()
        await row(page, 'alpha').getByRole('link').click()
        await expect(notice(page, 'you may be signed out')).toBeVisible()
        await expect(row(page, 'alpha')).toBeVisible()
      })
    })
  }
}
