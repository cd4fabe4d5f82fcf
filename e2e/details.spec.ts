import type { Page } from '@playwright/test'
import { aTrainingJob } from '../src/demo/job.ts'
import { axe } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const ERROR =
  'Traceback (most recent call last):\n  File "train.py", line 7\nRuntimeError: NCCL timeout'

const jobs = [
  aTrainingJob({ id: 'aaa1', name: 'alpha', created_at: '2026-03-02T09:00:00.000Z' }),
  aTrainingJob({
    id: 'bbb2',
    name: 'beta',
    created_at: '2026-03-02T08:00:00.000Z',
    current_status: 'TRAINING_JOB_FAILED',
    error_message: ERROR,
    node_count: 2,
    priority: 7,
    instance_type: { ...aTrainingJob().instance_type, gpu_count: 8 },
    region: 'us-east-1',
  }),
  aTrainingJob({ id: 'ccc3', name: null, created_at: '2026-03-02T07:00:00.000Z' }),
]

const details = (page: Page) => page.getByRole('complementary', { name: 'Job details' })
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('a click on a job opens all that is known of it, and the address says so', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  await page.getByRole('link', { name: 'beta' }).click()
  await expect(page).toHaveURL('/?refresh=off&open=bbb2')
  const panel = details(page)
  await expect(panel.getByRole('heading', { name: 'beta' })).toBeVisible()

  const groups: [title: string, texts: (string | RegExp)[]][] = [
    ['Status', ['Failed', 'Ended with an error', 'Mar 2, 2026, 9:00:00 AM GMT+1', 'Priority7']],
    [
      'Instance type',
      ['GPUs a node8', 'GPUs16', 'GPU typeH100', '80 GiB', '81,920 MiB', '26 vCPUs', '234 GiB'],
    ],
    ['Training project', ['gpt-oss-finetune', 'rn5tz6b']],
    ['People', ['ada.mwangi@example.com']],
    ['Checkpoint', ['Syncing']],
    ['Other', ['region', 'us-east-1']],
    ['Raw JSON', ['"region": "us-east-1"', '"gpu_count": 8']],
  ]
  for (const [title, texts] of groups) {
    const group = panel.getByRole('region', { name: title, exact: true })
    for (const text of texts) await expect(group).toContainText(text)
  }
  await expect(panel.getByRole('link', { name: 'Open in Baseten' })).toHaveAttribute(
    'href',
    'https://app.baseten.co/training/rn5tz6b/logs/bbb2',
  )

  await page.goBack()
  await expect(details(page)).toBeHidden()
  await page.goForward()
  await expect(details(page)).toBeVisible()
})

test('everything in it can be copied whole', async ({ page }) => {
  await page.goto('/?refresh=off&open=bbb2')
  const panel = details(page)
  const copies: [button: string, text: string][] = [
    ['Copy ID bbb2', 'bbb2'],
    ['Copy error message', ERROR],
    ['Copy command: Logs', 'truss train logs --job-id bbb2 --tail'],
    ['Copy command: Metrics', 'truss train metrics --job-id bbb2'],
    ['Copy command: View', 'truss train view --job-id bbb2'],
    ['Copy command: Stop', 'truss train stop --job-id bbb2'],
    ['Copy link', page.url()],
  ]
  for (const [name, text] of copies) {
    await panel.getByRole('button', { name }).click()
    expect(await clipboard(page)).toBe(text)
  }
  await panel.getByRole('button', { name: 'Copy JSON' }).click()
  expect(JSON.parse(await clipboard(page))).toEqual(jobs[1])
})

test('the view is handed on as a link or as a command that does not hold the key', async ({
  page,
}) => {
  await page.goto('/?status=failed&refresh=off')
  await expect(page.getByText('1 job', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Share and export' }).click()
  await page.getByRole('menuitem', { name: 'Copy link' }).click()
  expect(await clipboard(page)).toBe(page.url())
  await page.getByRole('menuitem', { name: 'Copy search as curl' }).click()
  const command = await clipboard(page)
  expect(command).toContain(`-H "Authorization: Api-Key $BASETEN_API_KEY"`)
  expect(command).toContain('"statuses":["TRAINING_JOB_FAILED"]')
})

test('with the keyboard: Enter opens, arrows go on to the next job, Escape leads back', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  await expect(page.getByText('3 jobs')).toBeVisible()
  await page.getByRole('region', { name: 'Training jobs' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const panel = details(page)
  const heading = (name: string) => panel.getByRole('heading', { name, level: 2 })
  await expect(heading('alpha')).toBeVisible()

  await page.keyboard.press('ArrowDown')
  await expect(heading('beta')).toBeVisible()
  await expect(page.getByRole('row', { name: /beta/ })).toHaveAttribute('aria-current', 'true')

  await panel.getByRole('button', { name: 'Close details' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(heading('ccc3')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(heading('ccc3')).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(heading('beta')).toBeVisible()

  const json = panel.getByRole('region', { name: 'Raw JSON' }).locator('pre')
  await json.focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => json.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0)
  await expect(heading('beta')).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(page.getByRole('link', { name: 'beta' })).toBeFocused()
  await expect(page).toHaveURL('/?refresh=off')
})

test('the list stays usable beside it', async ({ page }) => {
  await page.goto('/?refresh=off&open=aaa1')
  await expect(details(page).getByRole('heading', { name: 'alpha' })).toBeVisible()
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
  await page.getByRole('link', { name: 'beta' }).click()
  await expect(details(page).getByRole('heading', { name: 'beta' })).toBeVisible()
  await page.getByRole('button', { name: 'Next job' }).click()
  await expect(details(page).getByRole('heading', { name: 'ccc3' })).toBeVisible()
})

test('a bookmarked job that the filters leave out is fetched by its ID, with a note', async ({
  page,
  mockApi,
}) => {
  await page.goto('/?status=running&refresh=off&open=bbb2')
  const panel = details(page)
  await expect(panel.getByRole('heading', { name: 'beta' })).toBeVisible()
  await expect(panel.getByRole('note')).toContainText('The list leaves this job out')
  expect(mockApi.requests.map(({ body }) => body)).toContain('{"job_id":"bbb2"}')
  await expect(page.getByRole('button', { name: 'Next job' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('an ID that does not exist says so, and the list is untouched', async ({ page }) => {
  await page.goto('/?refresh=off&open=nobody')
  await expect(details(page).getByRole('alert')).toContainText('There is no such job')
  await expect(page.getByText('3 jobs')).toBeVisible()
  await details(page).getByRole('button', { name: 'Close details' }).click()
  await expect(page).toHaveURL('/?refresh=off')
})

test('what the dashboard saw of the job is kept while it is open, and over a reload', async ({
  page,
  mockApi,
}) => {
  await page.goto('/?refresh=off&open=aaa1')
  const seen = details(page).getByRole('region', { name: 'Seen here' })
  await expect(seen.getByRole('listitem')).toHaveText([/^Runningfirst seen \d\d:\d\d:\d\d$/])

  mockApi.setJobs(
    jobs.map((job) =>
      job.id === 'aaa1' ? { ...job, current_status: 'TRAINING_JOB_STOPPED' } : job,
    ),
  )
  await page.getByRole('button', { name: 'Refresh now' }).click()
  await expect(seen.getByRole('listitem')).toHaveText([/^Running/, /^Stopped\d\d:\d\d:\d\d$/])

  await page.getByRole('link', { name: 'beta' }).click()
  await page.getByRole('link', { name: 'alpha' }).click()
  await expect(seen.getByRole('listitem')).toHaveText([/^Running/, /^Stopped/])

  // To the second, even of a job that has only been looked at.
  const timeline = await seen.getByRole('listitem').allTextContents()
  await page.getByRole('link', { name: 'beta' }).click()
  await expect(seen.getByRole('listitem')).toHaveText([/^Failed/])
  const looked = await seen.getByRole('listitem').allTextContents()
  await page.waitForTimeout(1100)
  await page.reload()
  await expect(seen.getByRole('listitem')).toHaveText(looked)
  await page.getByRole('link', { name: 'alpha' }).click()
  await expect(seen.getByRole('listitem')).toHaveText(timeline)

  // Of what happened while the page was not there, it knows the outcome alone.
  await page.goto('about:blank')
  mockApi.setJobs(jobs)
  await page.goBack()
  await expect(seen.getByRole('listitem')).toHaveText([/^Running/, /^Stopped/, /^Running/])
})

test('a broken memory of what was seen is no harm', async ({ page }) => {
  await page.addInitScript(() => sessionStorage.setItem('sightings', '[["aaa1",[{"at":"x"}]],{'))
  await page.goto('/?refresh=off&open=aaa1')
  const seen = details(page).getByRole('region', { name: 'Seen here' })
  await expect(seen.getByRole('listitem')).toHaveText([/^Runningfirst seen/])
})

test('a job that leaves the list while it is open stays open', async ({ page, mockApi }) => {
  await page.goto('/?status=running&refresh=off&open=aaa1')
  const panel = details(page)
  await expect(panel.getByRole('note')).toBeHidden()
  mockApi.setJobs(
    jobs.map((job) =>
      job.id === 'aaa1' ? { ...job, current_status: 'TRAINING_JOB_COMPLETED' } : job,
    ),
  )
  await page.getByRole('button', { name: 'Refresh now' }).click()
  await expect(panel.getByRole('note')).toBeVisible()
  await expect(panel.getByRole('region', { name: 'Status', exact: true })).toContainText(
    'Completed',
  )
  await expect(panel.getByRole('heading', { name: 'alpha' })).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the details are a page of their own', async ({ page }) => {
    await page.goto('/?refresh=off')
    await page.getByRole('link', { name: 'beta' }).click()
    await expect(details(page)).toBeFocused()
    await expect(page.getByRole('table')).toBeHidden()
    expect(await details(page).boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
    await page.getByRole('button', { name: 'Close details' }).click()
    await expect(page.getByRole('table')).toBeVisible()
    await expect(page.getByRole('link', { name: 'beta' })).toBeFocused()
  })
})

test('on a phone, a message shows above the details', async ({ page, mockApi }) => {
  mockApi.setJobs([aTrainingJob({ id: 'run1', name: 'llama-sft' })])
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/?refresh=off&open=run1')
  await expect(page.getByRole('heading', { name: 'llama-sft' })).toBeVisible()
  await page.keyboard.press('w')
  await expect(page.getByText('You will be told when llama-sft ends')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('the details are accessible, on a desk and on a phone', async ({ page }) => {
      await page.goto('/?refresh=off&status=running&open=bbb2')
      await expect(details(page).getByRole('note')).toBeVisible()
      expect(await axe(page)).toEqual([])
      await page.setViewportSize({ width: 360, height: 800 })
      expect(await axe(page)).toEqual([])
      await page.goto('/?refresh=off&open=nobody')
      await expect(details(page).getByRole('alert')).toBeVisible()
      expect(await axe(page)).toEqual([])
    })
  })
}
