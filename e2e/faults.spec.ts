import type { Page, TestInfo } from '@playwright/test'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { aTrainingJob } from '../src/demo/job.ts'
import type { MockApi } from '../src/demo/server.ts'
import { gateway, redirects, refuses, type WireFault } from '../src/demo/wire.ts'
import {
  fiftyMegabytes,
  WIRE_FAULTS,
  WIRE_ODDITIES,
  type WireFaultName,
} from '../src/demo/wireFaults.ts'
import { noteFault } from './support/faultReport.ts'
import { expect, test } from './support/test.ts'

const NAMES = ['llama-sft', 'qwen-dpo', 'whisper-small']
const JOBS = NAMES.map((name, place) => aTrainingJob({ id: `job-${place}`, name }))

/** The interval of `refresh=5s`, ms. */
const INTERVAL = 5000

type Case = readonly [fault: string, answer: WireFault, sees: RegExp]

const COULD_NOT = /^Baseten could not answer\./
const REJECTED = /^Baseten rejected the search\./
const UNREADABLE = /^The answer cannot be read\./
const TOO_LATE = /^Baseten did not answer in time\./
const BROKEN = /^(?:No connection|Baseten could not answer)\./

/** What passes by itself: asked again after a second or so. */
const PASSING: readonly Case[] = [
  ...[500, 501, 505, 507, 508, 511, 599].map((status): Case => [
    String(status),
    refuses(status, `Fault ${status}`),
    new RegExp(`${COULD_NOT.source}.*Fault ${status}`),
  ]),
  ...[502, 503, 520, 521, 522, 523, 524, 525, 526, 529].map((status): Case => [
    `${status} in HTML`,
    gateway(status),
    new RegExp(`${COULD_NOT.source}.*HTTP ${status}`),
  ]),
  ['503 with Retry-After', gateway(503, { 'retry-after': '1' }), COULD_NOT],
  ['504 in HTML', gateway(504), TOO_LATE],
  ['408', refuses(408, 'Fault 408'), TOO_LATE],
  ['425', refuses(425, 'Fault 425'), COULD_NOT],
  ['429 without a wait', refuses(429, 'Slow down'), /^Baseten asks to wait\..*Slow down/],
  [
    '429 with retry_after',
    refuses(429, 'Slow down', { retry_after: 2 }),
    /^Baseten asks to wait\./,
  ],
  [
    '429 with Retry-After',
    refuses(429, 'Slow down', {}, { 'retry-after': '2' }),
    /^Baseten asks to wait\./,
  ],
  [
    '429 that asks for nonsense',
    refuses(429, 'Slow down', { retry_after: 'soon' }, { 'retry-after': '-1e9' }),
    /^Baseten asks to wait\./,
  ],
]

const WIRE: readonly (readonly [WireFaultName, RegExp])[] = [
  ['no answer at all', TOO_LATE],
  ['dropped before the head', COULD_NOT],
  ['dropped within the head', COULD_NOT],
  ['reset mid-body', BROKEN],
  ['no HTTP', COULD_NOT],
  ['a head of 100 kB', COULD_NOT],
  ['a switch of protocols', COULD_NOT],
  ['JSON that is cut short', UNREADABLE],
  ['JSON with more after it', UNREADABLE],
  ['a web page with status 200', UNREADABLE],
  ['JSON called plain text', UNREADABLE],
  ['no content type', UNREADABLE],
  ['an empty body', UNREADABLE],
  ['no content (204)', UNREADABLE],
  ['not modified (304)', UNREADABLE],
  ['bytes that are no gzip', BROKEN],
  ['gzip that is cut short', UNREADABLE],
  ['a content length too long', BROKEN],
  ['a content length too short', UNREADABLE],
  ['NaN for a number', UNREADABLE],
  ['a list that is null', UNREADABLE],
  ['an object for the list', UNREADABLE],
  ['a number for the answer', UNREADABLE],
  ['lists in lists, 100,000 deep', UNREADABLE],
  ['an endless text in place of the list', UNREADABLE],
  ['an error of 50 MB', COULD_NOT],
]

/** What only a person can mend: asked again after a minute. */
const LASTING: readonly Case[] = [
  [
    '401',
    refuses(401, 'Invalid API key'),
    /^Baseten does not accept the API key\..*BASETEN_API_KEY/,
  ],
  ['403', refuses(403, 'Not yours'), /^The API key may not see training jobs\./],
  ...[400, 402, 404, 405, 409, 410, 413, 415, 418, 422, 431, 451].map((status): Case => [
    String(status),
    refuses(status, `Fault ${status}`),
    new RegExp(`${REJECTED.source}.*Fault ${status}`),
  ]),
]

/** Names of jobs that were there and are not, or whose cells are not to be seen. */
async function lostRows(page: Page): Promise<string[]> {
  const there = await page
    .getByRole('table', { name: 'Training jobs' })
    .getByRole('link')
    .allInnerTexts()
  return NAMES.filter((name) => !there.includes(name))
}

async function openWithJobs(page: Page, mockApi: MockApi): Promise<void> {
  mockApi.setJobs(JOBS)
  await page.goto('/?refresh=5s')
  await expect(page.getByRole('row', { name: 'llama-sft' })).toBeVisible()
}

/** Has a poll meet the fault; gives back what the page says of it, and how many rows it lost. */
async function meet(page: Page, mockApi: MockApi, [fault, answer, sees]: Case) {
  // An answer may be shared for a second.
  const begun = mockApi.requests.length
  mockApi.setFault(answer)
  const banner = page.getByRole('alert')
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh now' }).click({ timeout: 1000 })
    await expect.poll(() => mockApi.requests.length, { timeout: 1500 }).toBeGreaterThan(begun)
  }).toPass()
  await expect(banner, fault).toContainText(sees)
  await expect(banner).toContainText(/The jobs below are as of \d\d:\d\d:\d\d\./)
  const lost = await lostRows(page)
  expect.soft(lost, `rows lost to ${fault}`).toEqual([])
  const said = (await banner.locator('strong').innerText()).replace(/\.$/, '')
  const [, reason = ''] = /\(([^]*)\)/.exec(await banner.innerText()) ?? []
  return { sees: `${said}: ${reason.slice(0, 90)}`, rowsLost: lost.length }
}

async function passes(page: Page, mockApi: MockApi, { one, info }: { one: Case; info: TestInfo }) {
  const [fault] = one
  await test.step(fault, async () => {
    const seen = await meet(page, mockApi, one)
    mockApi.setFault(null)
    const from = performance.now()
    await expect(page.getByRole('alert'), `${fault} is over`).toBeHidden({ timeout: INTERVAL })
    const recovered = `${((performance.now() - from) / 1000).toFixed(1)} s`
    expect.soft(await lostRows(page)).toEqual([])
    noteFault(info, { fault, recovered, ...seen })
  })
}

test('errors that pass leave the rows, and the page comes back by itself', async ({
  page,
  mockApi,
}, info) => {
  test.setTimeout(180_000)
  await openWithJobs(page, mockApi)
  for (const one of PASSING) await passes(page, mockApi, { one, info })
})

test('answers that are none leave the rows, and the page comes back by itself', async ({
  page,
  mockApi,
}, info) => {
  test.setTimeout(180_000)
  await openWithJobs(page, mockApi)
  for (const [fault, sees] of WIRE) {
    await passes(page, mockApi, { one: [fault, WIRE_FAULTS[fault], sees], info })
  }
})

test('a redirect is not followed, and the key does not reach the other host', async ({
  page,
  mockApi,
}, info) => {
  const reached: string[] = []
  const other = createServer((request, response) => {
    reached.push(JSON.stringify([request.url, request.rawHeaders]))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"training_jobs":[]}')
  }).listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  if (typeof address !== 'object' || address === null) throw new Error('No port is open')
  const elsewhere = `http://localhost:${address.port}/v1/training_jobs/search`
  await openWithJobs(page, mockApi)
  for (const status of [301, 302, 303, 307, 308] as const) {
    const one: Case = [
      `${status} to another host`,
      redirects(status, elsewhere),
      /redirects elsewhere/,
    ]
    await passes(page, mockApi, { one, info })
  }
  expect(reached, 'requests at the other host').toEqual([])
  other.close()
})

test('errors that only a person can mend are asked again after a minute', async ({
  page,
  mockApi,
}, info) => {
  test.setTimeout(180_000)
  await page.clock.install()
  await openWithJobs(page, mockApi)
  for (const one of LASTING) {
    const [fault] = one
    await test.step(fault, async () => {
      const seen = await meet(page, mockApi, one)
      const asked = mockApi.requests.length
      mockApi.setFault(null)
      await page.clock.fastForward(50_000)
      await page.getByText(/^Next try in \d s\.$/).waitFor()
      expect(mockApi.requests, `${fault} is not asked again before a minute`).toHaveLength(asked)
      await page.clock.fastForward(10_000)
      await expect(page.getByRole('alert'), `${fault} is over`).toBeHidden({ timeout: INTERVAL })
      expect(mockApi.requests.length).toBe(asked + 1)
      noteFault(info, { fault, recovered: '60 s', ...seen })
    })
  }
})

test('a 429 that asks for years is asked again after an hour', async ({
  page,
  mockApi,
  proxyLog,
}, info) => {
  await page.clock.install()
  await openWithJobs(page, mockApi)
  const fault = '429 that asks for years'
  const answer = refuses(429, 'Slow down', { retry_after: 1e300 })
  const seen = await meet(page, mockApi, [fault, answer, /^Baseten asks to wait\./])
  // Of the page, not of the API: the proxy keeps to the wait by a clock of its own.
  const asked = proxyLog.length
  await page.clock.fastForward(3_500_000)
  await page.getByText(/^Next try in \d+ s\.$/).waitFor()
  expect(proxyLog, 'it is not asked again before the hour').toHaveLength(asked)
  await page.clock.fastForward(100_000)
  await expect.poll(() => proxyLog.length).toBe(asked + 1)
  expect.soft(await lostRows(page)).toEqual([])
  noteFault(info, { fault, recovered: 'asks after 1 h', ...seen })
})

test('what is slow or odd but good takes the place of the rows, and no more', async ({
  page,
  mockApi,
}, info) => {
  await openWithJobs(page, mockApi)
  const odd = {
    ...WIRE_ODDITIES,
    'a slow head': WIRE_FAULTS['a slow head'],
    'an answer in drips': WIRE_FAULTS['an answer in drips'],
  }
  for (const [place, [fault, answer]] of Object.entries(odd).entries()) {
    await test.step(fault, async () => {
      const came = `came-${place}`
      mockApi.setJobs([...JOBS, aTrainingJob({ id: came, name: came })])
      mockApi.setFault(answer)
      await expect(page.getByRole('row', { name: came }), fault).toBeVisible({
        timeout: 3 * INTERVAL,
      })
      await expect(page.getByRole('alert')).toBeHidden()
      const lost = (await lostRows(page)).filter(
        (name) => fault !== 'bytes that are no UTF-8' || name !== 'llama-sft',
      )
      expect.soft(lost, fault).toEqual([])
      noteFault(info, { fault, sees: 'the jobs', recovered: 'no failure', rowsLost: lost.length })
    })
  }
})

test('a job of 50 MB is left out, and the page lives on', async ({ page, mockApi }, info) => {
  await openWithJobs(page, mockApi)
  const fault = 'an endless text in place of a job'
  mockApi.setFault(WIRE_FAULTS[fault])
  const notice = page.getByRole('status').filter({ hasText: 'not shown' })
  await expect(notice).toContainText(/^1 job is not shown/)
  const sees = (await notice.innerText()).slice(0, 110)
  mockApi.setFault(null)
  const from = performance.now()
  await expect(page.getByRole('row', { name: 'llama-sft' })).toBeVisible({ timeout: 2 * INTERVAL })
  const recovered = `${((performance.now() - from) / 1000).toFixed(1)} s`
  noteFault(info, { fault, sees, recovered, rowsLost: (await lostRows(page)).length })
})

test('50 MB of good jobs are all there', async ({ page, mockApi }, info) => {
  const { count, fault } = fiftyMegabytes()
  mockApi.setFault(fault)
  await page.goto('/?refresh=off')
  const all = `${count.toLocaleString('en-US')} jobs`
  await expect(page.getByText(all, { exact: true })).toBeVisible()
  noteFault(info, { fault: '50 MB of good jobs', sees: all, recovered: 'no failure', rowsLost: 0 })
})
