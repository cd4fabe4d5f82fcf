import { aTrainingJob } from '../src/demo/job.ts'
import {
  bell,
  ended,
  other,
  running,
  details,
  icon,
  messages,
  MINUTE,
  notifications,
  pass,
  popup,
  recordNotifications,
  timesAsked,
  toggle,
} from './support/notifications.ts'
import { hideTab, showTab } from './support/tab.ts'
import { expect, test } from './support/test.ts'

const failed = {
  ...other,
  current_status: 'TRAINING_JOB_FAILED',
  error_message: 'RuntimeError: NCCL timeout',
}

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs([running, other])
  await recordNotifications(page, 'granted')
  await page.clock.install()
})

test('a watched job ends while the tab is hidden: the browser says so, then the page', async ({
  page,
  mockApi,
}) => {
  await page.goto('/?open=run1')
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'false')
  expect(await timesAsked(page), 'nobody is asked before they use it').toBe(0)
  await toggle(page).click()
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'true')
  await expect(bell(page)).toHaveAccessibleName('Tell me when jobs end: 1 watched')
  expect(await timesAsked(page)).toBe(1)
  await details(page).getByRole('button', { name: 'Close details' }).click()
  const iconBefore = await icon(page)

  await hideTab(page)
  const before = mockApi.requests.length
  mockApi.setJobs([ended, other])
  await pass(page, MINUTE - 5000)
  expect(mockApi.requests, 'asked once a minute').toHaveLength(before)
  await pass(page, 5000)
  await expect
    .poll(() => notifications(page))
    .toEqual([{ title: 'llama-sft Completed', body: 'gpt-oss-finetune', tag: 'ended-run1' }])
  expect(mockApi.requests.slice(before).map(({ body }) => body)).toEqual(['{"job_id":"run1"}'])
  await expect(page).toHaveTitle('llama-sft Completed · Training jobs')
  expect(await icon(page)).toBe('/favicon-alert.svg')
  await expect(messages(page)).toBeHidden()

  const asked = mockApi.requests.length
  await pass(page, 3 * MINUTE)
  expect(mockApi.requests, 'nothing is watched any more').toHaveLength(asked)

  await showTab(page)
  await pass(page, 1000)
  await expect(messages(page)).toContainText('llama-sft Completed')
  await expect(page).toHaveTitle('1 running · Training jobs')
  expect(await icon(page)).toBe(iconBefore)
  await messages(page).getByRole('button', { name: 'Open' }).click()
  await expect(details(page).getByRole('heading', { name: 'llama-sft' })).toBeVisible()
  await expect(messages(page).getByText('llama-sft')).toBeHidden()
  expect(await notifications(page), 'told once').toHaveLength(1)
})

test('a hidden tab asks for nothing while nothing is watched', async ({ page, mockApi }) => {
  await page.goto('/')
  await expect(page.getByRole('row', { name: 'llama-sft' })).toBeVisible()
  await hideTab(page)
  const asked = mockApi.requests.length
  await pass(page, 5 * MINUTE)
  expect(mockApi.requests).toHaveLength(asked)
})

test('what the list holds is not asked for twice, and a minute is the pace of what it does not', async ({
  page,
  mockApi,
}) => {
  await page.goto('/?refresh=30s&open=run1')
  await toggle(page).click()
  const asked = mockApi.requests.length
  for (let turn = 0; turn < 4; turn += 1) await pass(page, MINUTE / 2)
  const bodies = mockApi.requests.slice(asked).map(({ body }) => body)
  expect(bodies.length).toBeGreaterThanOrEqual(4)
  expect(bodies.filter((body) => body.includes('job_id'))).toEqual([])

  await page.goto('/?refresh=off&project=nobody')
  await expect(page.getByText('No training job matches')).toBeVisible()
  await expect.poll(() => mockApi.requests.at(-1)?.body).toBe('{"job_id":"run1"}')
  const alone = mockApi.requests.length
  for (let turn = 0; turn < 2; turn += 1) await pass(page, MINUTE)
  expect(mockApi.requests.slice(alone).map(({ body }) => body)).toEqual([
    '{"job_id":"run1"}',
    '{"job_id":"run1"}',
  ])
})

test('a watched view tells of a job that leaves it because it ended, and of no other', async ({
  page,
  mockApi,
}) => {
  await page.goto('/?status=running&refresh=5s')
  await expect(page.getByText('2 jobs')).toBeVisible()
  await bell(page).click()
  await popup(page)
    .getByRole('switch', { name: /^Tell me when a job of this view ends/ })
    .click()
  await expect(popup(page).getByRole('region', { name: 'Watched' })).toContainText('Running')
  expect(await timesAsked(page)).toBe(1)
  await page.keyboard.press('Escape')
  await pass(page, 5000)

  // One goes back to the queue: it is not over.
  mockApi.setJobs([running, { ...other, current_status: 'TRAINING_JOB_PENDING' }])
  await pass(page, 6000)
  await expect(page.getByText('1 job', { exact: true })).toBeVisible()
  await expect.poll(() => mockApi.requests.map(({ body }) => body)).toContain('{"job_id":"run2"}')
  await pass(page, 2000)
  expect(await notifications(page)).toEqual([])

  await hideTab(page)
  const { current_status, error_message } = failed
  mockApi.setJobs([{ ...running, current_status, error_message }, other])
  await pass(page, MINUTE)
  await expect
    .poll(() => notifications(page))
    .toEqual([
      {
        title: 'llama-sft Failed',
        body: 'gpt-oss-finetune · RuntimeError: NCCL timeout',
        tag: 'ended-run1',
      },
    ])
  await expect(page).toHaveTitle('llama-sft Failed · Training jobs')
  await expect(bell(page), 'a view stays watched').toHaveAccessibleName(/: 1 watched$/)
})

test('many ends at once are one message', async ({ page, mockApi }) => {
  const many = Array.from({ length: 12 }, (_, number) =>
    aTrainingJob({ id: `job${number}`, name: `run-${number}` }),
  )
  mockApi.setJobs(many)
  await page.goto('/?refresh=5s')
  await expect(page.getByText('12 jobs')).toBeVisible()
  await bell(page).click()
  await popup(page).getByRole('switch').click()
  await page.keyboard.press('Escape')
  // An answer is compared with the one before.
  await pass(page, 5000)
  mockApi.setJobs(
    many.map((job, number) => ({
      ...job,
      current_status: number < 2 ? 'TRAINING_JOB_FAILED' : 'TRAINING_JOB_COMPLETED',
    })),
  )
  await pass(page, 6000)
  await expect
    .poll(() => notifications(page))
    .toMatchObject([{ title: '12 jobs ended', body: '2 Failed, 10 Completed' }])
  await expect(messages(page)).toContainText('12 jobs ended')
})

test('a press on the notification leads to the job', async ({ page, mockApi }) => {
  await page.goto('/?refresh=5s&open=run1')
  await toggle(page).click()
  await details(page).getByRole('button', { name: 'Close details' }).click()
  mockApi.setJobs([ended, other])
  await pass(page, 6000)
  await expect.poll(() => notifications(page)).toHaveLength(1)
  await page.evaluate('notifications[0].dispatchEvent(new Event("click"))')
  await expect(details(page).getByRole('heading', { name: 'llama-sft' })).toBeVisible()
})

test('two tabs tell once, also when the first is closed', async ({ page, context, mockApi }) => {
  await page.goto('/?open=run1')
  await toggle(page).click()
  const second = await context.newPage()
  // What was answered in one tab is answered in all.
  await second.addInitScript(() => sessionStorage.setItem('permission', 'granted'))
  await recordNotifications(second, 'granted')
  await second.goto('/?open=run2')
  await expect(bell(second)).toHaveAccessibleName(/: 1 watched$/)
  await toggle(second).click()
  await expect(bell(page)).toHaveAccessibleName(/: 2 watched$/)

  await hideTab(page)
  await hideTab(second)
  const asked = mockApi.requests.length
  mockApi.setJobs([ended, other])
  // The clock is that of both.
  await pass(page, MINUTE)
  expect(
    mockApi.requests.slice(asked).map(({ body }) => body),
    'one tab asks for both',
  ).toEqual(['{"job_id":"run1"}', '{"job_id":"run2"}'])
  await expect.poll(() => notifications(page)).toMatchObject([{ title: 'llama-sft Completed' }])
  for (const tab of [page, second]) {
    await expect(tab).toHaveTitle('llama-sft Completed · Training jobs')
    expect(await icon(tab)).toBe('/favicon-alert.svg')
  }

  await showTab(second)
  await pass(second, 1000)
  await expect(messages(second)).toContainText('llama-sft Completed')
  await expect(page, 'seen in one is seen in all').toHaveTitle(/running · Training jobs$/)
  await showTab(page)
  await pass(page, 1000)
  await expect(messages(page)).toBeHidden()
  await hideTab(page)
  await hideTab(second)

  await page.close()
  mockApi.setJobs([ended, failed])
  await pass(second, 2 * MINUTE)
  await expect.poll(() => notifications(second)).toMatchObject([{ title: 'whisper-tune Failed' }])
})

test('what ended while no page was open is told of by the next', async ({
  page: before,
  context,
  mockApi,
}) => {
  await before.goto('/?open=run1')
  await toggle(before).click()
  await before.getByRole('link', { name: 'whisper-tune' }).click()
  await toggle(before).click()
  await expect(bell(before)).toHaveAccessibleName(/: 2 watched$/)
  await before.close()
  mockApi.setJobs([ended, aTrainingJob({ id: 'run3', name: 'new-run' })])

  const page = await context.newPage()
  await page.goto('/?status=running&refresh=off')
  await expect(page.getByRole('row', { name: 'new-run' })).toBeVisible()
  await expect.poll(() => mockApi.requests.map(({ body }) => body)).toContain('{"job_id":"run2"}')
  await pass(page, 2000)
  await expect(messages(page)).toContainText('llama-sft Completed')
  await expect(messages(page)).toContainText('whisper-tune Not found')

  await bell(page).click()
  await expect(popup(page)).toContainText('Nothing yet.')
  const lately = popup(page).getByRole('region', { name: 'Ended lately' })
  // Both are asked for at once, and either answer may be the first.
  await expect(lately.getByRole('link')).toHaveCount(2)
  for (const name of ['whisper-tune', 'llama-sft']) await expect(lately).toContainText(name)
  await lately.getByRole('link', { name: /llama-sft/ }).click()
  await expect(details(page).getByRole('heading', { name: 'llama-sft' })).toBeVisible()

  await page.reload()
  await expect(page.getByRole('row', { name: 'new-run' })).toBeVisible()
  await pass(page, 2000)
  await expect(messages(page), 'once').toBeHidden()
})
