import { once } from 'node:events'
import { createServer, request as httpRequest } from 'node:http'
import { gateway, refuses } from '#src/demo/wire.ts'
import { ERROR_SCENARIOS } from '#src/testing/errorScenarios.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { ERROR_MESSAGES } from './support/errorMessages.ts'
import {
  errorBanner,
  filters,
  jobCount,
  notice,
  refresh,
  result,
  row,
  table,
} from './support/page.ts'
import { expect, test } from './support/test.ts'

// One scenario for each kind of error. The unit tests cover every scenario on real sockets, the
// nightly run covers them in the browser.
for (const { name, kind, status, respond, retry } of ERROR_SCENARIOS.filter(
  ({ inGate }) => inGate,
)) {
  test.describe(`${kind} (${name})`, () => {
    if (kind === 'timeout') test.use({ proxySettings: { timeoutMs: 700 } })

    test('explains what happened, keeps the rows, and recovers', async ({ page, mockApi }) => {
      const { title, advice } = ERROR_MESSAGES[kind]
      const retryNow = page.getByRole('button', { name: 'Retry now' })
      mockApi.setJobs([aTrainingJob({ name: 'llama-sft' })])

      await test.step('on the first load', async () => {
        mockApi.setError(respond)
        await page.goto('/?refresh=5s')
        await expect(page.getByRole('heading', { name: title })).toBeVisible()
        await expect(errorBanner(page)).toContainText(advice)
        if (status !== undefined) await expect(errorBanner(page)).toContainText(`HTTP ${status}`)
        // If only a person can fix the error, a countdown would be pointless.
        await expect(page.getByText(/^(Retrying in \d+s|Retrying…)$/)).toHaveCount(
          retry === 'minute' ? 0 : 1,
        )
        await expect(retryNow).toBeVisible()
        mockApi.setError(null)
        if (retry === 'minute') await retryNow.click()
        await expect(row(page, 'llama-sft')).toBeVisible()
      })

      await test.step('on a later poll', async () => {
        mockApi.setError(respond)
        await refresh(page)
        await expect(errorBanner(page)).toContainText(`${title}.`)
        if (status !== undefined) await expect(errorBanner(page)).toContainText(`HTTP ${status}`)
        await expect(errorBanner(page)).toContainText(/Showing data from \d\d:\d\d GMT\+[12]\./)
        await expect(row(page, 'llama-sft')).toBeVisible()
        mockApi.setError(null)
        if (retry === 'minute') await retryNow.click()
        await expect(errorBanner(page)).toBeHidden()
        await expect(row(page, 'llama-sft')).toBeVisible()
      })
    })
  })
}

test.describe('without an API key', () => {
  test.use({ proxySettings: { apiKey: '' } })

  test('the page says how to set one, and displays jobs once the server has it', async ({
    page,
    mockApi,
    site,
  }) => {
    const { title } = ERROR_MESSAGES['no-key']
    await page.clock.install()
    await page.goto('/?refresh=5s')
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expect(errorBanner(page)).toHaveText(
      'Set BASETEN_API_KEY in the environment or in .env.local, then restart the dashboard.',
    )
    await page.clock.runFor(300_000)
    await expect(page.getByText(/retrying|refresh is off/i)).toHaveCount(0)
    expect(mockApi.requests).toHaveLength(0)

    // The server restarts with a key.
    site.reset()
    await expect(async () => {
      await page.clock.runFor(60_000)
      await expect(result(page)).toHaveText(/^40\d jobs$/, { timeout: 1000 })
    }).toPass()
    await expect(page.getByRole('heading', { name: title })).toBeHidden()
  })
})

test.describe('while too many searches wait for Baseten', () => {
  test.use({ proxySettings: { timeoutMs: 60_000 } })

  test('the page says that the server is busy, and recovers', async ({ page, mockApi }) => {
    const { title, advice } = ERROR_MESSAGES.busy
    mockApi.setJobs([aTrainingJob({ name: 'llama-sft' })])
    const endCalls: (() => void)[] = []
    mockApi.setError(({ socket }) => void endCalls.push(() => socket.destroy()))
    const searches = Array.from({ length: 64 }, (_, i) =>
      page.request.post('/api/v1/training_jobs/search', { data: { job_id: `job-${i}` } }),
    )
    await expect.poll(() => endCalls.length).toBe(64)

    await page.goto('/?refresh=5s')
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expect(errorBanner(page)).toContainText(advice)
    await expect(errorBanner(page)).toContainText('HTTP 503')
    await expect(page.getByText(/^(Retrying in \d+s|Retrying…)$/)).toBeVisible()
    expect(endCalls).toHaveLength(64)

    mockApi.setError(null)
    for (const end of endCalls) end()
    await Promise.all(searches)
    await expect(row(page, 'llama-sft')).toBeVisible()
    await expect(errorBanner(page)).toBeHidden()
  })
})

test('Baseten’s message is quoted with its status, separate from ours', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([aTrainingJob({ name: 'llama-sft' })])
  await page.goto('/?refresh=off')
  await expect(row(page, 'llama-sft')).toBeVisible()
  const { title } = ERROR_MESSAGES.forbidden
  mockApi.setError(refuses(403, 'Your key\n is <b>too</b> \u202Enarrow'))
  await refresh(page)
  const quotation = 'HTTP 403 · Baseten says: “Your key is <b>too</b> narrow”'
  await expect(errorBanner(page)).toContainText(quotation)
  await page.reload()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(errorBanner(page).getByText(quotation)).toBeVisible()

  mockApi.setError(gateway(502))
  await refresh(page)
  await expect(errorBanner(page)).toContainText('HTTP 502 · Baseten sent no error message.')
  await expect(page.getByText('Baseten says')).toHaveCount(0)
})

test('behind a web server that changes the host, the page gives the address to open', async ({
  page,
  site,
  mockApi,
}) => {
  const { host, port } = new URL(site.url)
  // nginx does this by default: the browser's origin then differs from the dashboard's.
  const webServer = createServer((request, response) => {
    const { method, url, headers } = request
    const forwarded = httpRequest(
      { host: '127.0.0.1', port, path: url, method, headers: { ...headers, host } },
      (upstream) => {
        response.writeHead(upstream.statusCode ?? 502, upstream.headers)
        upstream.pipe(response)
      },
    )
    request.pipe(forwarded)
  }).listen(0, '127.0.0.1')
  await once(webServer, 'listening')
  const address = webServer.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port')

  const { title, advice } = ERROR_MESSAGES.refused
  await page.goto(`http://127.0.0.1:${address.port}/`)
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(errorBanner(page)).toContainText(advice)
  expect(mockApi.requests).toHaveLength(0)
  await page.close()
  webServer.closeAllConnections()
  webServer.close()
})

test('a 429 counts down to the time that the API requests, then the page retries by itself', async ({
  page,
  mockApi,
}) => {
  mockApi.setError('err-429')
  await page.goto('/')
  await expect(page.getByText(/^Retrying in [345]s$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Retry now' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Refresh now' })).toBeDisabled()
  expect(mockApi.requests).toHaveLength(1)
  mockApi.setError(null)
  await expect(result(page)).toHaveText(jobCount(400))
  expect(mockApi.requests).toHaveLength(2)
})

test('the page retries again and again until the API recovers', async ({ page, mockApi }) => {
  mockApi.setError('err-500')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Baseten returned an error' })).toBeVisible()
  await expect.poll(() => mockApi.requests.length).toBeGreaterThanOrEqual(3)
  mockApi.setError(null)
  await expect(result(page)).toHaveText(jobCount(400))
})

test('with refresh off, a failed search is retried only on request', async ({ page, mockApi }) => {
  mockApi.setError('err-500')
  await page.goto('/?refresh=off')
  await expect(page.getByText('Refresh is off. Retry manually.')).toBeVisible()
  mockApi.setError(null)
  await page.getByRole('button', { name: 'Retry now' }).click()
  await expect(result(page)).toHaveText(jobCount(400))
  expect(mockApi.requests).toHaveLength(2)
})

test('when the next search fails, the rows of the previous one stay and are labeled', async ({
  page,
}) => {
  await page.goto('/?refresh=off&project=err-unknown-status')
  await expect(result(page)).toHaveText(jobCount(13))
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(400))
  await filters(page).getByRole('button', { name: 'Project' }).click()
  await page.getByRole('combobox', { name: 'Search projects or enter an ID' }).fill('err-500')
  await page.keyboard.press('Enter')
  await expect(errorBanner(page)).toContainText('Showing data from the previous search at ')
  await expect(table(page)).toHaveAttribute('aria-busy', 'true')
  await expect(page.getByText(jobCount(400))).toBeHidden()
})

test('a job that breaks the contract hides only its own row', async ({ page }) => {
  await page.goto('/?refresh=off&project=err-bad-rows')
  await expect(result(page)).toHaveText(jobCount(12))
  await expect(notice(page, 'unexpected format')).toContainText(
    /^8 jobs are hidden because Baseten returned them in an unexpected format\. First: job number 3 \(expected object, received null\)\.$/,
  )
})

test('an unknown status and an unknown field are harmless', async ({ page }) => {
  await page.goto('/?refresh=off&project=err-unknown-status')
  await expect(page.getByRole('cell', { name: 'EVICTED', exact: true })).toBeVisible()
})

test('the proxy logs the request, but neither the key nor the search', async ({
  page,
  proxyLog,
}) => {
  await page.goto('/?refresh=off&project=err-500')
  await expect(page.getByRole('heading', { name: 'Baseten returned an error' })).toBeVisible()
  expect(proxyLog).toHaveLength(1)
  expect(proxyLog[0]).toMatch(/^POST \/api\/v1\/training_jobs\/search 500 \d+ ms$/)
})
