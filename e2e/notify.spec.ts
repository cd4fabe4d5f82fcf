import { aTrainingJob } from '#src/testing/job.ts'
import {
  bell,
  ended,
  icon,
  MINUTE,
  notificationIcons,
  other,
  pass,
  permissionRequests,
  popup,
  recordedNotifications,
  recordNotifications,
  running,
  toggle,
  viewSwitch,
} from './support/notifications.ts'
import { details, jobCount, messages, result, row } from './support/page.ts'
import { settle } from './support/settle.ts'
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

test('when a watched job ends in a hidden tab, the browser notifies, then the page', async ({
  page,
  mockApi,
}) => {
  await page.goto('/?open=run1')
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'false')
  expect(await permissionRequests(page), 'permission requests before the first use').toBe(0)
  await toggle(page).click()
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'true')
  await expect(bell(page)).toHaveAccessibleName('Notifications: 1 watched')
  expect(await permissionRequests(page)).toBe(1)
  await details(page).getByRole('button', { name: 'Close details' }).click()
  const iconBefore = await icon(page)

  await hideTab(page)
  const before = mockApi.requests.length
  mockApi.setJobs([ended, other])
  await pass(page, MINUTE - 5000)
  expect(mockApi.requests, 'requests before a minute has passed').toHaveLength(before)
  await pass(page, 5000)
  await expect
    .poll(() => recordedNotifications(page))
    .toEqual([{ title: 'llama-sft completed', body: 'gpt-oss-finetune', tag: 'ended-run1' }])
  expect(await notificationIcons(page), 'a picture that browsers display').toEqual([
    expect.stringMatching(/^data:image\/png;base64,/),
  ])
  expect(mockApi.requests.slice(before).map(({ body }) => body)).toEqual(['{"job_id":"run1"}'])
  await expect(page).toHaveTitle('llama-sft completed · Training jobs')
  expect(await icon(page)).toBe('./favicon-alert.svg')
  await expect(messages(page)).toBeHidden()

  const after = mockApi.requests.length
  await pass(page, 3 * MINUTE)
  expect(mockApi.requests, 'requests when nothing is watched anymore').toHaveLength(after)

  await showTab(page)
  await pass(page, 1000)
  await expect(messages(page)).toContainText('llama-sft completed')
  await expect(page).toHaveTitle('1 running · Training jobs')
  expect(await icon(page)).toBe(iconBefore)
  await messages(page).getByRole('button', { name: 'Open details' }).click()
  await expect(details(page).getByRole('heading', { name: 'llama-sft' })).toBeVisible()
  await expect(messages(page).getByText('llama-sft')).toBeHidden()
  expect(await recordedNotifications(page), 'notified once').toHaveLength(1)
})

test('a hidden tab sends no requests when nothing is watched', async ({ page, mockApi }) => {
  await page.goto('/')
  await expect(row(page, 'llama-sft')).toBeVisible()
  await hideTab(page)
  const before = mockApi.requests.length
  await pass(page, 5 * MINUTE)
  expect(mockApi.requests).toHaveLength(before)
})

test('a watched job in the list needs no extra request, any other one needs one a minute', async ({
  page,
  mockApi,
}) => {
  await page.goto('/?refresh=30s&open=run1')
  await toggle(page).click()
  const before = mockApi.requests.length
  for (let turn = 0; turn < 4; turn += 1) await pass(page, MINUTE / 2)
  const bodies = mockApi.requests.slice(before).map(({ body }) => body)
  expect(bodies.length).toBeGreaterThanOrEqual(4)
  expect(bodies.filter((body) => body.includes('job_id'))).toEqual([])

  await page.goto('/?refresh=off&project=nobody')
  await expect(page.getByText('No matching jobs')).toBeVisible()
  await expect.poll(() => mockApi.requests.at(-1)?.body).toBe('{"job_id":"run1"}')
  // The next minute begins with the response.
  await settle(page)
  const unlisted = mockApi.requests.length
  for (const count of [1, 2]) {
    await pass(page, MINUTE)
    await expect
      .poll(() => mockApi.requests.slice(unlisted).map(({ body }) => body))
      .toEqual(Array.from({ length: count }, () => '{"job_id":"run1"}'))
  }
})

test('a watched view notifies when a job ends, not when it leaves the view otherwise', async ({
  page,
  mockApi,
}) => {
  await page.goto('/?status=running&refresh=5s')
  await expect(result(page)).toHaveText(jobCount(2))
  await bell(page).click()
  await viewSwitch(page).click()
  await expect(popup(page).getByRole('region', { name: 'Watched' })).toContainText('Running')
  expect(await permissionRequests(page)).toBe(1)
  await page.keyboard.press('Escape')
  await pass(page, 5000)

  // One job goes back to the queue: it leaves the view, but has not ended.
  mockApi.setJobs([running, { ...other, current_status: 'TRAINING_JOB_PENDING' }])
  await pass(page, 6000)
  await expect(result(page)).toHaveText(jobCount(1))
  await expect.poll(() => mockApi.requests.map(({ body }) => body)).toContain('{"job_id":"run2"}')
  await pass(page, 2000)
  expect(await recordedNotifications(page)).toEqual([])

  await hideTab(page)
  const { current_status, error_message } = failed
  mockApi.setJobs([{ ...running, current_status, error_message }, other])
  await pass(page, MINUTE)
  await expect
    .poll(() => recordedNotifications(page))
    .toEqual([
      {
        title: 'llama-sft failed',
        body: 'gpt-oss-finetune · RuntimeError: NCCL timeout',
        tag: 'ended-run1',
      },
    ])
  await expect(page).toHaveTitle('llama-sft failed · Training jobs')
  await expect(bell(page), 'the view stays watched').toHaveAccessibleName(/: 1 watched$/)
})

test('the message about a job whose details are open has no actions, others close when they open', async ({
  page,
  mockApi,
}) => {
  const older = aTrainingJob({
    id: 'run3',
    name: 'old-run',
    created_at: '2026-03-02T08:00:00.000Z',
  })
  mockApi.setJobs([running, other, older])
  await page.goto('/?status=running&refresh=5s&open=run1')
  await toggle(page).click()
  await row(page, 'whisper-tune').getByRole('link').click()
  await toggle(page).click()
  await expect(bell(page)).toHaveAccessibleName(/: 2 watched$/)
  mockApi.setJobs([ended, failed, older])
  await pass(page, 6000)
  const message = (name: string) => messages(page).getByRole('dialog', { name })
  await expect(message('whisper-tune failed')).toBeVisible()
  const open = (name: string) => message(name).getByRole('button', { name: 'Open details' })
  await expect(open('llama-sft completed')).toBeVisible()
  await expect(open('whisper-tune failed')).toHaveCount(0)
  await expect(details(page).getByRole('note')).toHaveText(
    'Status changed to Failed. This job no longer matches this view.',
  )
  for (const [name, color] of [
    ['whisper-tune failed', 'failed'],
    ['llama-sft completed', 'completed'],
  ] as const) {
    await expect(message(name).locator(`.icon-${color}`)).toBeVisible()
  }

  await page.getByRole('button', { name: 'Next job' }).click()
  await expect(details(page).getByRole('heading', { name: 'old-run' })).toBeVisible()
  await expect(message('whisper-tune failed'), 'not offered, and not taken back').toBeVisible()
  await page.goBack()
  await expect(details(page).getByRole('heading', { name: 'llama-sft' })).toBeVisible()
  await expect(message('llama-sft completed')).toBeHidden()
})

test('many jobs that end at the same time are one notification', async ({ page, mockApi }) => {
  const many = Array.from({ length: 12 }, (_, number) =>
    aTrainingJob({ id: `job${number}`, name: `run-${number}` }),
  )
  mockApi.setJobs(many)
  await page.goto('/?refresh=5s')
  await expect(result(page)).toHaveText(jobCount(12))
  await bell(page).click()
  await viewSwitch(page).click()
  await page.keyboard.press('Escape')
  // Each response is compared with the previous one.
  await pass(page, 5000)
  mockApi.setJobs(
    many.map((job, number) => ({
      ...job,
      current_status: number < 2 ? 'TRAINING_JOB_FAILED' : 'TRAINING_JOB_COMPLETED',
    })),
  )
  await pass(page, 6000)
  await expect
    .poll(() => recordedNotifications(page))
    .toMatchObject([{ title: '12 jobs ended', body: '2 failed, 10 completed' }])
  await expect(messages(page)).toContainText('12 jobs ended')
})

test('clicking the notification opens the job', async ({ page, mockApi }) => {
  await page.goto('/?refresh=5s&open=run1')
  await toggle(page).click()
  await details(page).getByRole('button', { name: 'Close details' }).click()
  mockApi.setJobs([ended, other])
  await pass(page, 6000)
  await expect.poll(() => recordedNotifications(page)).toHaveLength(1)
  await page.evaluate('notifications[0].dispatchEvent(new Event("click"))')
  await expect(details(page).getByRole('heading', { name: 'llama-sft' })).toBeVisible()
})

test('only one of two tabs notifies, and the other takes over when it is closed', async ({
  page,
  context,
  mockApi,
}) => {
  await page.goto('/?open=run1')
  await toggle(page).click()
  const second = await context.newPage()
  // A permission that was granted in one tab holds in all.
  await second.addInitScript(() => sessionStorage.setItem('permission', 'granted'))
  await recordNotifications(second, 'granted')
  await second.goto('/?open=run2')
  await expect(bell(second)).toHaveAccessibleName(/: 1 watched$/)
  await toggle(second).click()
  await expect(bell(page)).toHaveAccessibleName(/: 2 watched$/)

  await hideTab(page)
  await hideTab(second)
  const before = mockApi.requests.length
  mockApi.setJobs([ended, other])
  // Both tabs share the fake clock.
  await pass(page, MINUTE)
  await settle(second)
  expect(
    mockApi.requests
      .slice(before)
      .map(({ body }) => body)
      .sort(),
    'one tab requests the jobs of both',
  ).toEqual(['{"job_id":"run1"}', '{"job_id":"run2"}'])
  await expect
    .poll(() => recordedNotifications(page))
    .toMatchObject([{ title: 'llama-sft completed' }])
  for (const tab of [page, second]) {
    await expect(tab).toHaveTitle('llama-sft completed · Training jobs')
    expect(await icon(tab)).toBe('./favicon-alert.svg')
  }

  await showTab(second)
  await pass(second, 1000)
  await expect(messages(second)).toContainText('llama-sft completed')
  await expect(page, 'acknowledged in both tabs').toHaveTitle(/running · Training jobs$/)
  await showTab(page)
  await pass(page, 1000)
  await expect(messages(page)).toBeHidden()
  await hideTab(page)
  await hideTab(second)

  await page.close()
  mockApi.setJobs([ended, failed])
  await pass(second, 2 * MINUTE)
  await expect
    .poll(() => recordedNotifications(second))
    .toMatchObject([{ title: 'whisper-tune failed' }])
})

test('a page reports once which jobs ended while no page was open', async ({
  page: earlier,
  context,
  mockApi,
}) => {
  await earlier.goto('/?open=run1')
  await toggle(earlier).click()
  await earlier.getByRole('link', { name: 'whisper-tune' }).click()
  await toggle(earlier).click()
  await expect(bell(earlier)).toHaveAccessibleName(/: 2 watched$/)
  await earlier.close()
  mockApi.setJobs([ended, aTrainingJob({ id: 'run3', name: 'new-run' })])

  const page = await context.newPage()
  await page.goto('/?status=running&refresh=off')
  await expect(row(page, 'new-run')).toBeVisible()
  await expect.poll(() => mockApi.requests.map(({ body }) => body)).toContain('{"job_id":"run2"}')
  await pass(page, 2000)
  await expect(messages(page)).toContainText('llama-sft completed')
  await expect(messages(page)).toContainText('whisper-tune not found')

  await bell(page).click()
  await expect(popup(page)).toContainText('You’re not watching anything.')
  const recentlyEnded = popup(page).getByRole('region', { name: 'Recently ended' })
  // Both are requested at the same time, and either response may be the first.
  await expect(recentlyEnded.getByRole('link')).toHaveCount(2)
  for (const name of ['whisper-tune', 'llama-sft']) await expect(recentlyEnded).toContainText(name)
  await recentlyEnded.getByRole('link', { name: /llama-sft/ }).click()
  await expect(details(page).getByRole('heading', { name: 'llama-sft' })).toBeVisible()

  await page.reload()
  await expect(row(page, 'new-run')).toBeVisible()
  await pass(page, 2000)
  await expect(messages(page)).toBeHidden()
})
