import { aTrainingJob } from '../src/demo/job.ts'
import type { FaultId } from '../src/demo/faults.ts'
import { expect, test } from './support/test.ts'

const faults: [FaultId, title: string, detail: RegExp][] = [
  ['err-401', 'Baseten does not accept the API key', /Check BASETEN_API_KEY/],
  ['err-403', 'The API key may not see training jobs', /Set BASETEN_API_KEY to a key whose scope/],
  ['err-429', 'Baseten asks to wait', /Rate limit exceeded/],
  ['err-500', 'Baseten could not answer', /keeps trying/],
  ['err-502', 'Baseten could not answer', /keeps trying/],
  ['err-timeout', 'Baseten did not answer in time', /narrower search/],
  ['err-drop', 'No connection', /broke|does not answer/],
  ['err-truncated', 'The answer cannot be read', /not JSON, or was cut short/],
  ['err-html', 'The answer cannot be read', /BASETEN_MANAGEMENT_API_URL_OVERRIDE/],
  ['err-not-a-list', 'The answer cannot be read', /no list of training jobs/],
]

const helpedByHand: FaultId[] = ['err-401', 'err-403']

for (const [fault, title, detail] of faults) {
  test(`${fault} with nothing on the screen says what happened and what to do`, async ({
    page,
  }) => {
    await page.goto(`/?project=${fault}`)
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expect(page.getByRole('alert')).toContainText(detail)
    await expect(page.getByText(/^(Next try in \d+ s\.|Trying again …)$/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible()
  })

  test(`${fault} during a poll leaves the rows and says how old they are`, async ({
    page,
    mockApi,
  }) => {
    mockApi.setJobs([aTrainingJob({ name: 'llama-sft' })])
    await page.goto('/?refresh=5s')
    const row = page.getByRole('row', { name: 'llama-sft' })
    await expect(row).toBeVisible()

    mockApi.setFault(fault)
    await page.getByRole('button', { name: 'Refresh now' }).click()
    const banner = page.getByRole('alert')
    await expect(banner).toContainText(`${title}.`)
    await expect(banner).toContainText(/The jobs below are as of \d\d:\d\d:\d\d\./)
    await expect(row).toBeVisible()

    mockApi.setFault(null)
    // Where only a person can help, the next try is a minute away.
    if (helpedByHand.includes(fault)) await page.getByRole('button', { name: 'Try now' }).click()
    await expect(banner).toBeHidden()
    await expect(row).toBeVisible()
  })
}

test('a 429 counts down to the time Baseten asked for, then goes on by itself', async ({
  page,
  mockApi,
}) => {
  mockApi.setFault('err-429')
  await page.goto('/')
  await expect(page.getByText(/^Next try in [345] s\.$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try now' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Refresh now' })).toBeDisabled()
  expect(mockApi.requests).toHaveLength(1)
  mockApi.setFault(null)
  await expect(page.getByText('400 jobs')).toBeVisible()
  expect(mockApi.requests).toHaveLength(2)
})

test('after a failure the page comes back by itself', async ({ page, mockApi }) => {
  mockApi.setFault('err-500')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Baseten could not answer' })).toBeVisible()
  await expect.poll(() => mockApi.requests.length).toBeGreaterThanOrEqual(3)
  mockApi.setFault(null)
  await expect(page.getByText('400 jobs')).toBeVisible()
})

test('with refresh off a failure is not tried again until somebody asks', async ({
  page,
  mockApi,
}) => {
  mockApi.setFault('err-500')
  await page.goto('/?refresh=off')
  await expect(page.getByText('Refresh is off, so there is no next try.')).toBeVisible()
  mockApi.setFault(null)
  await page.getByRole('button', { name: 'Try now' }).click()
  await expect(page.getByText('400 jobs')).toBeVisible()
  expect(mockApi.requests).toHaveLength(2)
})

test('rows of an earlier search stay, and are called so, when the next search fails', async ({
  page,
}) => {
  await page.goto('/?refresh=off&project=err-unknown-status')
  await expect(page.getByText('13 jobs')).toBeVisible()
  await page.goto('/?refresh=off')
  await expect(page.getByText('400 jobs')).toBeVisible()
  await page
    .getByRole('search', { name: 'Filters' })
    .getByRole('button', { name: 'Project' })
    .click()
  await page.getByRole('combobox', { name: 'Find a project, or type an ID' }).fill('err-500')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText(
    'The jobs below are those of the earlier search, as of ',
  )
  await expect(page.getByRole('table')).toHaveAttribute('aria-busy', 'true')
  await expect(page.getByText('400 jobs')).toBeHidden()
})

test('a job that breaks the contract costs its row only', async ({ page }) => {
  await page.goto('/?refresh=off&project=err-bad-rows')
  await expect(page.getByText('12 jobs')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'not shown' })).toContainText(
    /^8 jobs are not shown, because Baseten’s answer breaks its own contract\. The first: job .+, field .+: .+\.$/,
  )
})

test('a status and a field that the dashboard does not know do no harm', async ({ page }) => {
  await page.goto('/?refresh=off&project=err-unknown-status')
  const cell = page.getByRole('cell', { name: 'TRAINING_JOB_EVICTED' })
  await expect(cell).toBeVisible()
})

test('the proxy’s log tells what was asked, and neither the key nor the search', async ({
  page,
  proxyLog,
}) => {
  await page.goto('/?refresh=off&project=err-500')
  await expect(page.getByRole('heading', { name: 'Baseten could not answer' })).toBeVisible()
  expect(proxyLog).toHaveLength(1)
  expect(proxyLog[0]).toMatch(/^POST \/api\/v1\/training_jobs\/search 500 \d+ ms$/)
})
