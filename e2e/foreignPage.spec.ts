import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Browser, Page } from '@playwright/test'
import { SEARCH_TARGET } from '#src/proxy/target.ts'
import { jobCount, result } from './support/page.ts'
import { expect, test as base } from './support/test.ts'
import { recordDialogs } from './support/untrusted.ts'

/** Adds another site's page in the same browser: another port is another origin. */
const test = base.extend<{ foreignPage: Page }>({
  foreignPage: async ({ browser }, provide) => {
    const server = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Win a prize</h1>'),
    )
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (typeof address !== 'object' || address === null) throw new Error('The server has no port')
    const page = await openInOwnContext(browser, `http://127.0.0.1:${address.port}/`)
    await provide(page)
    await page.context().close()
    server.close()
  },
})

/** Opens a page whose console may have errors: Chromium logs each blocked request there. */
async function openInOwnContext(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(url)
  return page
}

const types = ['text/plain', 'application/x-www-form-urlencoded', 'application/json', '']

test('another site’s page cannot search', async ({ foreignPage, site, mockApi, proxyLog }) => {
  const target = new URL(SEARCH_TARGET, site.url).href
  const attempts: [RequestMode, string][] = (['no-cors', 'cors'] as const).flatMap((mode) =>
    types.map((type): [RequestMode, string] => [mode, type]),
  )
  const outcomes = await foreignPage.evaluate(
    ([url, tries]) =>
      Promise.all(
        tries.map(async ([mode, type]) => {
          const headers = type === '' ? {} : { 'content-type': type }
          const init: RequestInit = { method: 'POST', mode, headers, body: '{}' }
          try {
            return (await fetch(url, init)).type
          } catch {
            return 'blocked'
          }
        }),
      ),
    [target, attempts] as const,
  )
  // Not even an opaque response: the server's responses are only for its own origin.
  expect(new Set(outcomes)).toEqual(new Set(['blocked']))
  expect(proxyLog.length).toBeGreaterThanOrEqual(outcomes.length)
  expect(proxyLog.filter((line) => !/ (403|405) \d+ ms$/.test(line))).toEqual([])
  expect(mockApi.requests).toHaveLength(0)
})

test('another site’s page cannot read logs, nor can a link to them', async ({
  foreignPage,
  site,
  mockApi,
  proxyLog,
}) => {
  const path = 'api/v1/training_projects/rn5tz6b/jobs/p7qr9qv/logs'
  const target = new URL(path, site.url).href
  const outcomes = await foreignPage.evaluate(
    (url) =>
      Promise.all(
        (['no-cors', 'cors'] as const).flatMap((mode) =>
          [{}, { 'X-Dashboard': '1' }].map(async (headers) => {
            try {
              return (await fetch(url, { mode, headers })).type
            } catch {
              return 'blocked'
            }
          }),
        ),
      ),
    target,
  )
  expect(outcomes).toEqual(['blocked', 'blocked', 'blocked', 'blocked'])
  await foreignPage.setContent(`<img alt="prize" src="${target}"><a href="${target}">Win</a>`)
  await foreignPage.getByRole('link', { name: 'Win' }).click()
  await expect(foreignPage.getByText('"foreign_origin"')).toBeVisible()
  // Typed into the address bar.
  await foreignPage.goto(target)
  await expect(foreignPage.getByText('"foreign_origin"')).toBeVisible()
  // Besides those of `fetch`: the image, the link and the address bar.
  expect(proxyLog.length).toBeGreaterThanOrEqual(7)
  expect(proxyLog.filter((line) => !/ (403|405) \d+ ms$/.test(line))).toEqual([])
  expect(proxyLog.join()).not.toContain('p7qr9qv')
  expect(mockApi.requests).toHaveLength(0)
})

test('a form on another site’s page cannot search, nor can a frame without an origin', async ({
  foreignPage,
  site,
  mockApi,
  proxyLog,
}) => {
  const target = new URL(SEARCH_TARGET, site.url).href
  await foreignPage.setContent(`
    <form action="${target}" method="post" enctype="text/plain" target="frame">
      <input name='{"job_id":"' value='"}'><button>Win</button>
    </form>
    <iframe name="frame" title="prize"></iframe>
    <iframe sandbox="allow-scripts" title="no origin" srcdoc="<script>
      fetch('${target}', { method: 'POST', mode: 'no-cors', body: '{}' })
    </script>"></iframe>`)
  await foreignPage.getByRole('button', { name: 'Win' }).click()
  await expect.poll(() => proxyLog.length).toBe(2)
  expect(proxyLog.filter((line) => !/ 403 \d+ ms$/.test(line))).toEqual([])
  expect(mockApi.requests).toHaveLength(0)
})

test('another site’s page can neither frame the dashboard nor read its files', async ({
  foreignPage,
  site,
  mockApi,
}) => {
  await foreignPage.setContent(`<iframe title="dashboard" src="${site.url}"></iframe>`)
  const outcome = await foreignPage.evaluate(async (url) => {
    try {
      return (await fetch(url)).type
    } catch {
      return 'blocked'
    }
  }, site.url)
  expect(outcome).toBe('blocked')
  // Chromium displays an error page of its own in the frame.
  expect(foreignPage.frames()[1]?.url()).toBe('chrome-error://chromewebdata/')
  expect(mockApi.requests).toHaveLength(0)
})

test('the page is served with a policy that allows no foreign scripts', async ({ page }) => {
  const response = await page.goto('/')
  await expect(result(page)).toHaveText(jobCount(400))
  const headers = response?.headers() ?? {}
  expect(headers['content-security-policy']).toMatch(/script-src 'self';.*connect-src 'self';/)
  expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/)
  expect(headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
})

test('the policy blocks injected scripts and connections', async ({ browser, site }) => {
  const page = await openInOwnContext(browser, site.url)
  const dialogs = recordDialogs(page)
  await expect(result(page)).toHaveText(jobCount(400))
  const outcomes = await page.evaluate(async () => {
    const attempts = [
      () => Promise.resolve(Reflect.set(document.createElement('script'), 'text', 'alert(1)')),
      () => fetch('http://127.0.0.1:9/?stolen'),
      () => Promise.resolve((document.body.innerHTML += '<img src=x onerror="alert(1)">')),
      // oxlint-disable-next-line no-implied-eval -- it is what must fail
      () => Promise.resolve(setTimeout('document.title = "taken over"')),
    ]
    const results = await Promise.all(
      attempts.map(async (attempt) => {
        try {
          await attempt()
          return 'done'
        } catch (error) {
          return error instanceof Error ? error.name : 'thrown'
        }
      }),
    )
    // A later timer with the same delay: the injected one would have run by then.
    await new Promise((resolve) => setTimeout(resolve))
    return results
  })
  expect(outcomes).not.toContain('done')
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
  expect(await page.title()).not.toBe('taken over')
  expect(dialogs, 'scripts that ran').toEqual([])
  await page.context().close()
})
