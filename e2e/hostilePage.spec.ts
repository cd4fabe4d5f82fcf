import { createServer } from 'node:http'
import { once } from 'node:events'
import type { Browser, Page } from '@playwright/test'
import { SEARCH_TARGET } from '../src/proxy/target.ts'
import { expect, test } from './support/test.ts'

/** A stranger's page in the same browser: another port of this machine, which is another origin. */
const stranger = test.extend<{ strangersPage: Page }>({
  strangersPage: async ({ browser }, provide) => {
    const server = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Win a prize</h1>'),
    )
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : null
    const page = await openElsewhere(browser, `http://127.0.0.1:${port}/`)
    await provide(page)
    await page.context().close()
    server.close()
  },
})

/** In a context of its own: what Chromium says of a refused request is no error of the dashboard's. */
async function openElsewhere(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(url)
  return page
}

const types = ['text/plain', 'application/x-www-form-urlencoded', 'application/json', '']

stranger('a stranger’s page cannot search', async ({ strangersPage, site, mockApi, proxyLog }) => {
  const target = new URL(SEARCH_TARGET, site.url).href
  const asked: [RequestMode, string][] = (['no-cors', 'cors'] as const).flatMap((mode) =>
    types.map((type): [RequestMode, string] => [mode, type]),
  )
  const answers = await strangersPage.evaluate(
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
    [target, asked] as const,
  )
  // Not even an opaque answer: the server's are for its own origin.
  expect(new Set(answers)).toEqual(new Set(['blocked']))
  expect(proxyLog.length).toBeGreaterThanOrEqual(answers.length)
  expect(proxyLog.filter((line) => !/ (403|405) \d+ ms$/.test(line))).toEqual([])
  expect(mockApi.requests).toHaveLength(0)
})

stranger(
  'nor can its form, nor a frame without an origin',
  async ({ strangersPage, site, mockApi, proxyLog }) => {
    const target = new URL(SEARCH_TARGET, site.url).href
    await strangersPage.setContent(`
    <form action="${target}" method="post" enctype="text/plain" target="frame">
      <input name='{"job_id":"' value='"}'><button>Win</button>
    </form>
    <iframe name="frame" title="prize"></iframe>
    <iframe sandbox="allow-scripts" title="nobody" srcdoc="<script>
      fetch('${target}', { method: 'POST', mode: 'no-cors', body: '{}' })
    </script>"></iframe>`)
    await strangersPage.getByRole('button', { name: 'Win' }).click()
    await expect.poll(() => proxyLog.length).toBe(2)
    expect(proxyLog.filter((line) => !/ 403 \d+ ms$/.test(line))).toEqual([])
    expect(mockApi.requests).toHaveLength(0)
  },
)

stranger(
  'it can neither frame the dashboard nor read its files',
  async ({ strangersPage, site, mockApi }) => {
    await strangersPage.setContent(`<iframe title="dashboard" src="${site.url}"></iframe>`)
    const read = await strangersPage.evaluate(async (url) => {
      try {
        return (await fetch(url)).type
      } catch {
        return 'blocked'
      }
    }, site.url)
    expect(read).toBe('blocked')
    // Chromium shows a page of its own in the frame.
    expect(strangersPage.frames()[1]?.url()).toBe('chrome-error://chromewebdata/')
    expect(mockApi.requests).toHaveLength(0)
  },
)

test('the page is served under a policy that lets in no stranger’s script', async ({ page }) => {
  const answer = await page.goto('/')
  await expect(page.getByText('400 jobs')).toBeVisible()
  const headers = answer?.headers() ?? {}
  expect(headers['content-security-policy']).toMatch(/script-src 'self';.*connect-src 'self';/)
  expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/)
  expect(headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  })
})

test('the policy stops scripts and connections that were smuggled in', async ({
  browser,
  site,
}) => {
  const page = await openElsewhere(browser, site.url)
  await expect(page.getByText('400 jobs')).toBeVisible()
  const outcome = await page.evaluate(async () => {
    const attempts = [
      () => Promise.resolve(Reflect.set(document.createElement('script'), 'text', 'alert(1)')),
      () => fetch('http://127.0.0.1:9/?stolen'),
      () => Promise.resolve((document.body.innerHTML += '<img src=x onerror="alert(1)">')),
      // oxlint-disable-next-line no-implied-eval -- it is what must fail
      () => Promise.resolve(setTimeout('document.title = "taken over"')),
    ]
    const failures = await Promise.all(
      attempts.map(async (attempt) => {
        try {
          await attempt()
          return 'done'
        } catch (error) {
          return error instanceof Error ? error.name : 'thrown'
        }
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 100))
    return { failures, title: document.title }
  })
  expect(outcome.failures).not.toContain('done')
  expect(outcome.title).not.toBe('taken over')
  await page.context().close()
})
