import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { part } from './support/overview.ts'
import {
  clipboard,
  columnHeader,
  details,
  jobCount,
  menuButton,
  refresh,
  result,
  row,
  table,
  tableRegion,
} from './support/page.ts'
import { boxOf, type Box } from './support/pixels.ts'
import { expect, test } from './support/test.ts'

const PHONE = { width: 390, height: 844 }

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

const middle = (box: Box | undefined) => (box ? box.y + box.height / 2 : 0)

/** The same jobs, of which the first, alpha, has ended with this status. */
const alphaEnded = (current_status: string) =>
  jobs.map((job) => (job.id === 'aaa1' ? { ...job, current_status } : job))

const jobLink = (page: Page, name: string) => page.getByRole('link', { name })
const heading = (page: Page, name: string) => details(page).getByRole('heading', { name, level: 2 })
const statusHistory = (page: Page) =>
  details(page).getByRole('region', { name: 'Status changes' }).getByRole('listitem')
const close = (page: Page) => details(page).getByRole('button', { name: 'Close details' })

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('clicking a job opens all its fields and adds it to the URL', async ({ page }) => {
  await page.goto('/?refresh=off')
  await jobLink(page, 'beta').click()
  await expect(page).toHaveURL('/?refresh=off&open=bbb2')
  const panel = details(page)
  await expect(heading(page, 'beta')).toBeVisible()

  const groups: [title: string, texts: (string | RegExp)[]][] = [
    [
      'Summary',
      [
        'Userada.mwangi@example.com',
        'Projectgpt-oss-finetune',
        'Hardware16 × H1002 nodes × 8 GPUs',
        'CreatedMar 2, 2026, 09:00:00 GMT+1',
        'EndedMar 2, 2026, 10:02:30 GMT+1',
        'Elapsed1h 02m',
      ],
    ],
    ['Hardware', ['H100x26x234', '80 GiB', 'vCPUs per node26', '234 GiB', 'On-demand']],
    ['Properties', ['Priority7', 'Checkpoint syncSyncing', 'rn5tz6b']],
    ['Other fields', ['region', 'us-east-1']],
    ['Raw JSON', ['"region": "us-east-1"', '"gpu_count": 8']],
  ]
  await expect(panel.getByText('Failed', { exact: true })).toHaveCount(1)
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

test('every value can be copied in full', async ({ page }) => {
  await page.goto('/?refresh=off&open=bbb2')
  const panel = details(page)
  const copies: [button: string, text: string][] = [
    ['Copy ID bbb2', 'bbb2'],
    ['Copy error message', ERROR],
    ['Copy command: truss train logs', 'truss train logs --job-id bbb2'],
    ['Copy command: truss train view', 'truss train view --job-id bbb2'],
    ['Copy command: baseten train job logs', 'baseten train job logs --job-id bbb2'],
    ['Copy command: baseten train checkpoint list', 'baseten train checkpoint list --job-id bbb2'],
    ['Copy link', page.url()],
  ]
  for (const [name, text] of copies) {
    await panel.getByRole('button', { name }).click()
    expect(await clipboard(page)).toBe(text)
  }
  await panel.getByRole('button', { name: 'Copy JSON' }).click()
  expect(JSON.parse(await clipboard(page))).toEqual(jobs[1])
})

test('only a job that has not ended can be followed and stopped', async ({ page, mockApi }) => {
  const commands = details(page).getByRole('region', { name: 'CLI commands' }).getByRole('code')
  const [logs, stop] = ['truss train logs --job-id aaa1 --tail', 'truss train stop --job-id aaa1']
  await page.goto('/?refresh=off&open=aaa1')
  await expect(commands.filter({ hasText: logs })).toBeVisible()
  await expect(commands.filter({ hasText: stop })).toBeVisible()
  mockApi.setJobs(alphaEnded('TRAINING_JOB_STOPPED'))
  await refresh(page)
  await expect(commands).toHaveCount(9)
  await expect(commands.filter({ hasText: /--tail| stop |--priority/ })).toHaveCount(0)
})

test('the status stays in view however far the details scroll', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 })
  await page.goto('/?refresh=off&open=bbb2')
  await details(page).getByRole('button', { name: 'Copy JSON' }).scrollIntoViewIfNeeded()
  await expect(details(page).getByText('ada.mwangi@example.com').first()).not.toBeInViewport()
  await expect(details(page).getByText('Failed', { exact: true })).toBeInViewport({ ratio: 1 })
})

test('the view can be copied as a link, or as a curl command without the key', async ({ page }) => {
  await page.goto('/?status=failed&refresh=off')
  await expect(result(page)).toHaveText(jobCount(1))
  await menuButton(page).click()
  await page.getByRole('menuitem', { name: 'Copy link' }).click()
  expect(await clipboard(page)).toBe(page.url())
  await page.getByRole('menuitem', { name: 'Copy search as curl' }).click()
  const command = await clipboard(page)
  expect(command).toContain(`-H "Authorization: Api-Key $BASETEN_API_KEY"`)
  expect(command).toContain('"statuses":["TRAINING_JOB_FAILED"]')
})

test('with the keyboard: Enter opens a job, arrow keys open the next ones, Escape returns', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(3))
  await tableRegion(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'alpha')).toBeVisible()

  await page.keyboard.press('ArrowDown')
  await expect(heading(page, 'beta')).toBeVisible()
  await expect(row(page, 'beta')).toHaveAttribute('aria-current', 'true')

  await close(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(heading(page, 'ccc3')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(heading(page, 'ccc3')).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(heading(page, 'beta')).toBeVisible()

  const json = details(page).getByRole('region', { name: 'Raw JSON' }).locator('pre')
  await json.focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => json.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0)
  await expect(heading(page, 'beta')).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(details(page)).toBeHidden()
  await expect(jobLink(page, 'beta')).toBeFocused()
  await expect(page).toHaveURL('/?refresh=off')
})

/** Enough jobs to scroll the page; the waiting one is in the last row. */
const withQueue = [
  ...Array.from({ length: 60 }, (_, index) =>
    aTrainingJob({ id: `run${index}`, name: `run${index}` }),
  ),
  aTrainingJob({
    id: 'waits',
    name: 'waits',
    current_status: 'TRAINING_JOB_PENDING',
    created_at: '2026-03-01T09:00:00.000Z',
  }),
]
const inQueue = (page: Page) => part(page, 'Queue').getByRole('button', { name: 'waits' })
const scrolled = (page: Page) => page.evaluate(() => scrollY)

for (const [name, viewport] of [
  ['on a wide screen', { width: 1440, height: 900 }],
  ['on a phone', PHONE],
] as const) {
  test(`details opened from the overview close to where they were opened, ${name}`, async ({
    page,
    mockApi,
  }) => {
    mockApi.setJobs(withQueue)
    await page.setViewportSize(viewport)
    await page.goto('/?refresh=off&overview=queue')
    await inQueue(page).click()
    await expect(heading(page, 'waits')).toBeVisible()
    await close(page).click()
    await expect(details(page)).toBeHidden()
    await expect(inQueue(page)).toBeFocused()
    expect(await scrolled(page)).toBe(0)

    await page.keyboard.press('Enter')
    await expect(heading(page, 'waits')).toBeVisible()
    await close(page).focus()
    await page.keyboard.press('Escape')
    await expect(details(page)).toBeHidden()
    await expect(inQueue(page)).toBeFocused()
    expect(await scrolled(page)).toBe(0)
  })
}

test('closing details opened from the overview focuses the row of the current job', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(withQueue)
  await page.goto('/?refresh=off&overview=queue')
  await inQueue(page).click()
  await page.getByRole('button', { name: 'Previous job' }).click()
  await expect(heading(page, 'run59')).toBeVisible()
  await close(page).click()
  await expect(jobLink(page, 'run59')).toBeFocused()
  // If it is opened again from the table, the same job closes to its row.
  await jobLink(page, 'waits').click()
  await expect(heading(page, 'waits')).toBeVisible()
  await close(page).click()
  await expect(jobLink(page, 'waits')).toBeFocused()
})

test('if the control that opened the details is gone, closing them focuses the job’s row', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(withQueue)
  await page.goto('/?refresh=off&overview=queue')
  await inQueue(page).click()
  await expect(heading(page, 'waits')).toBeVisible()
  mockApi.setJobs(withQueue.map((job) => ({ ...job, current_status: 'TRAINING_JOB_RUNNING' })))
  await refresh(page)
  await expect(inQueue(page)).toBeHidden()
  await close(page).click()
  await expect(jobLink(page, 'waits')).toBeFocused()
})

test('the table stays usable next to the details', async ({ page }) => {
  await page.goto('/?refresh=off&open=aaa1')
  await expect(heading(page, 'alpha')).toBeVisible()
  await columnHeader(page, 'Name').getByRole('button').click()
  await jobLink(page, 'beta').click()
  await expect(heading(page, 'beta')).toBeVisible()
  await page.getByRole('button', { name: 'Next job' }).click()
  await expect(heading(page, 'ccc3')).toBeVisible()
})

test('a bookmarked job outside the filters is requested by its ID and has a note', async ({
  page,
  mockApi,
}) => {
  await page.goto('/?status=running&refresh=off&open=bbb2')
  const panel = details(page)
  await expect(heading(page, 'beta')).toBeVisible()
  await expect(panel.getByRole('note')).toHaveText('This job doesn’t match this view.')
  expect(mockApi.requests.map(({ body }) => body)).toContain('{"job_id":"bbb2"}')
  await expect(page.getByRole('button', { name: 'Next job' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('a job that leaves the view stays open, displays its new status, and keeps its position', async ({
  page,
  mockApi,
}) => {
  const ids = ['r1', 'r2', 'r3', 'r4']
  const list = (...ended: string[]) =>
    ids.map((id, index) =>
      aTrainingJob({
        id,
        name: `run-${id}`,
        created_at: `2026-03-02T0${9 - index}:00:00.000Z`,
        ...(ended.includes(id) && { current_status: 'TRAINING_JOB_FAILED' }),
      }),
    )
  mockApi.setJobs(list())
  await page.goto('/?status=running&refresh=off&open=r3')
  await expect(heading(page, 'run-r3')).toBeVisible()
  await expect(details(page).getByRole('note')).toBeHidden()

  mockApi.setJobs(list('r3'))
  await refresh(page)
  await expect(result(page)).toHaveText(jobCount(3))
  await expect(details(page).getByRole('note')).toHaveText(
    'Status changed to Failed. This job no longer matches this view.',
  )
  await expect(heading(page, 'run-r3')).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])

  // Its position is found again among other jobs.
  mockApi.setJobs(list('r3', 'r1'))
  await refresh(page)
  await expect(result(page)).toHaveText(jobCount(2))
  await page.getByRole('button', { name: 'Next job' }).click()
  await expect(heading(page, 'run-r4')).toBeVisible()
  await expect(details(page).getByRole('note')).toBeHidden()
  await page.getByRole('button', { name: 'Previous job' }).click()
  await expect(heading(page, 'run-r2')).toBeVisible()
  mockApi.setJobs(list('r3', 'r1', 'r2'))
  await refresh(page)
  await expect(details(page).getByRole('note')).toHaveText(/^Status changed to Failed/)
  await expect(page.getByRole('button', { name: 'Previous job' })).toBeDisabled()
  await page.keyboard.press('j')
  await expect(heading(page, 'run-r4')).toBeVisible()
})

test('after the details of a job that left the view close, the row in its position has the focus', async ({
  page,
  mockApi,
}) => {
  await page.goto('/?status=running&refresh=off&open=aaa1')
  await expect(heading(page, 'alpha')).toBeVisible()
  mockApi.setJobs(alphaEnded('TRAINING_JOB_STOPPED'))
  await refresh(page)
  await expect(details(page).getByRole('note')).toHaveText(
    'Status changed to Stopped. This job no longer matches this view.',
  )
  await close(page).click()
  await expect(row(page, 'ccc3').getByRole('link')).toBeFocused()

  // The job was never in this other view.
  await page.goto('/?status=running&refresh=off&open=ccc3')
  await expect(heading(page, 'ccc3')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search jobs' }).fill('alpha')
  await expect(details(page).getByRole('note')).toHaveText('This job doesn’t match this view.')
})

test('a disabled button ignores mouse and keyboard, keeps the focus and has a reason', async ({
  page,
}) => {
  await page.goto('/?refresh=off&open=aaa1')
  await expect(heading(page, 'alpha')).toBeVisible()
  const previous = page.getByRole('button', { name: 'Previous job' })
  await expect(previous).toBeDisabled()
  await expect(previous).toHaveAccessibleDescription('No previous job in the list')
  // oxlint-disable-next-line playwright/no-force-option -- otherwise Playwright waits for the button to be enabled
  await previous.click({ force: true })
  await previous.press('Enter')
  await previous.press('Space')
  await expect(previous).toBeFocused()
  await expect(heading(page, 'alpha')).toBeVisible()
  await expect(page).toHaveURL('/?refresh=off&open=aaa1')
})

test('an unknown ID is reported and does not affect the table', async ({ page }) => {
  await page.goto('/?refresh=off&open=nobody')
  await expect(details(page).getByRole('alert')).toContainText('Job not found')
  await expect(result(page)).toHaveText(jobCount(3))
  await close(page).click()
  await expect(page).toHaveURL('/?refresh=off')
})

test('the status history survives opening other jobs and a reload', async ({ page, mockApi }) => {
  await page.clock.install()
  await page.goto('/?refresh=off&open=aaa1')
  await expect(heading(page, 'alpha')).toBeVisible()
  await expect(statusHistory(page), 'a single status is in the head').toHaveCount(0)

  mockApi.setJobs(alphaEnded('TRAINING_JOB_STOPPED'))
  await refresh(page)
  await expect(statusHistory(page)).toHaveText([
    /^Runningfirst seen \d\d:\d\d:\d\d GMT\+[12]$/,
    /^Stopped\d\d:\d\d:\d\d GMT\+[12]$/,
  ])

  await jobLink(page, 'beta').click()
  await expect(heading(page, 'beta')).toBeVisible()
  await expect(statusHistory(page)).toHaveCount(0)
  await jobLink(page, 'alpha').click()
  await expect(statusHistory(page)).toHaveText([/^Running/, /^Stopped/])

  // The times survive to the second.
  const alphaHistory = await statusHistory(page).allTextContents()
  await page.clock.runFor(2000)
  await page.reload()
  await expect(statusHistory(page)).toHaveText(alphaHistory)

  // For the time without the page, the history contains only the final status.
  await page.goto('about:blank')
  mockApi.setJobs(jobs)
  await page.goBack()
  await expect(statusHistory(page)).toHaveText([/^Running/, /^Stopped/, /^Running/])
})

test('an invalid stored status history is ignored', async ({ page, mockApi }) => {
  await page.addInitScript(() => sessionStorage.setItem('sightings', '[["aaa1",[{"at":"x"}]],{'))
  await page.goto('/?refresh=off&open=aaa1')
  await expect(heading(page, 'alpha')).toBeVisible()
  await expect(statusHistory(page)).toHaveCount(0)
  mockApi.setJobs(alphaEnded('TRAINING_JOB_STOPPED'))
  await refresh(page)
  await expect(statusHistory(page)).toHaveText([/^Runningfirst seen/, /^Stopped/])
})

test('an open job that leaves the table stays open', async ({ page, mockApi }) => {
  await page.goto('/?status=running&refresh=off&open=aaa1')
  const panel = details(page)
  await expect(panel.getByRole('note')).toBeHidden()
  mockApi.setJobs(alphaEnded('TRAINING_JOB_COMPLETED'))
  await refresh(page)
  await expect(panel.getByRole('note')).toBeVisible()
  await expect(panel.getByText('Completed', { exact: true }).first()).toBeVisible()
  await expect(heading(page, 'alpha')).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: PHONE })

  test('the details fill the window', async ({ page }) => {
    await page.goto('/?refresh=off')
    await jobLink(page, 'beta').click()
    await expect(details(page)).toBeFocused()
    await expect(table(page)).toBeHidden()
    expect(await details(page).boundingBox()).toEqual({ x: 0, y: 0, ...PHONE })
    await close(page).click()
    await expect(table(page)).toBeVisible()
    await expect(jobLink(page, 'beta')).toBeFocused()
  })

  test('a time has its age above it, and its button next to it', async ({ page }) => {
    await page.goto('/?refresh=off&open=bbb2')
    const summary = details(page).getByRole('region', { name: 'Summary' })
    const date = summary.getByText(/^Mar 2, 2026/).first()
    const [label, age, text, button] = await Promise.all(
      [
        summary.getByText('Created', { exact: true }),
        summary.getByText(/ ago$/).first(),
        date,
        summary.getByRole('button', { name: 'Copy Created in UTC' }),
      ].map(boxOf),
    )
    expect(Math.abs(middle(label) - middle(age)), 'label beside the age').toBeLessThan(4)
    expect(middle(text)).toBeGreaterThan(middle(age) + 10)
    expect(Math.abs(middle(text) - middle(button)), 'button beside the date').toBeLessThan(4)
  })

  test('a message appears above the details', async ({ page, mockApi }) => {
    mockApi.setJobs([aTrainingJob({ id: 'run1', name: 'llama-sft' })])
    await page.goto('/?refresh=off&open=run1')
    await expect(heading(page, 'llama-sft')).toBeVisible()
    await page.keyboard.press('w')
    await expect(page.getByText('You’ll be notified when llama-sft ends')).toBeVisible()
  })
})

test('the details are accessible on desktop and on a phone', async ({ page }) => {
  await page.goto('/?refresh=off&status=running&open=bbb2')
  await expect(details(page).getByRole('note')).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 800 })
  expect(await axeInBothThemes(page)).toEqual([])
  await page.goto('/?refresh=off&open=nobody')
  await expect(details(page).getByRole('alert')).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
})
