import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { jobCount, refresh, result, row } from './support/page.ts'
import { settle } from './support/settle.ts'
import { hideTab, showTab } from './support/tab.ts'
import { expect, test } from './support/test.ts'

const MINUTE = 60_000

const running = aTrainingJob({
  id: 'run1',
  name: 'llama-sft',
  current_status: 'TRAINING_JOB_RUNNING',
})
const other = aTrainingJob({ id: 'run2', name: 'whisper-tune' })
const completed = { ...running, current_status: 'TRAINING_JOB_COMPLETED' }

const statusChanges = (page: Page) => page.getByRole('status', { name: 'Status changes' })

test('in real time, a list of running jobs marks new jobs and announces those that leave', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([running, other])
  await page.goto('/?status=running&refresh=5s')
  await expect(result(page)).toHaveText(jobCount(2))
  mockApi.setJobs([completed, other, aTrainingJob({ id: 'run3', name: 'new-run' })])
  await expect(row(page, 'new-run')).toHaveAttribute('data-changed')
  await expect(statusChanges(page)).toHaveText('llama-sft is no longer Running.')
  await expect(row(page, 'llama-sft')).toBeHidden()
})

test.describe('with a fake clock', () => {
  test.beforeEach(async ({ page }) => page.clock.install())

  test('a job that completes is marked for a moment and announced', async ({ page, mockApi }) => {
    const job = row(page, 'llama-sft')
    mockApi.setJobs([running, other])
    await page.goto('/')
    await expect(job.getByRole('cell', { name: 'Running' })).toBeVisible()
    await expect(page).toHaveTitle('2 running · Training jobs')

    mockApi.setJobs([completed, other])
    await settle(page)
    await page.clock.runFor(5000)
    await expect(job.getByRole('cell', { name: 'Completed' })).toBeVisible()
    await expect(job).toHaveAttribute('data-changed')
    await expect(row(page, 'whisper-tune')).not.toHaveAttribute('data-changed')
    await expect(statusChanges(page)).toHaveText('llama-sft changed from Running to Completed.')
    await expect(page).toHaveTitle('1 running · Training jobs')

    await page.clock.runFor(5000)
    await expect(job).not.toHaveAttribute('data-changed')
  })

  test('the elapsed time of an active job grows, that of an ended one does not', async ({
    page,
    mockApi,
  }) => {
    const created_at = new Date(Date.now() - 61_000).toISOString()
    mockApi.setJobs([
      { ...running, created_at },
      { ...completed, id: 'done', name: 'old-run' },
    ])
    await page.goto('/?refresh=off')
    const duration = row(page, 'llama-sft').getByText(/^1m \d\ds$/)
    const first = await duration.textContent()
    await page.clock.runFor(2000)
    await expect(duration).not.toHaveText(String(first))
    await expect(row(page, 'old-run').getByText('2m 30s')).toBeVisible()
  })

  test('polling follows the chosen interval, and Refresh now sends a request at once', async ({
    page,
    mockApi,
  }) => {
    mockApi.setJobs([running])
    await page.goto('/?refresh=off')
    await expect(row(page, 'llama-sft')).toBeVisible()
    expect(mockApi.requests).toHaveLength(1)

    await refresh(page)
    await expect.poll(() => mockApi.requests.length).toBe(2)
    await expect(page.getByText(/^Updated (just now|\ds ago)$/)).toBeVisible()

    await page.getByRole('button', { name: 'Refresh: Off' }).click()
    await page.getByRole('menuitemradio', { name: '5s', exact: true }).click()
    await expect(page).toHaveURL('/?refresh=5s')
    // The new interval starts with a request.
    await expect.poll(() => mockApi.requests.length).toBe(3)
    for (const requests of [4, 5]) {
      await settle(page)
      await page.clock.runFor(5000)
      await expect.poll(() => mockApi.requests.length).toBe(requests)
    }
  })

  test('a list of failed jobs polls every 15 s, any other list without active jobs every minute', async ({
    page,
    mockApi,
  }) => {
    const crashed = { ...running, current_status: 'TRAINING_JOB_FAILED' }
    mockApi.setJobs([{ ...other, current_status: 'TRAINING_JOB_DEPLOY_FAILED' }])
    await page.goto('/?status=failed,deploy_failed')
    await expect(result(page)).toHaveText(jobCount(1))
    mockApi.setJobs([crashed])
    await page.clock.runFor(14_000)
    await settle(page)
    expect(mockApi.requests).toHaveLength(1)
    await page.clock.runFor(1000)
    await expect(row(page, 'llama-sft')).toHaveAttribute('data-changed')
    expect(mockApi.requests).toHaveLength(2)

    await page.getByRole('button', { name: 'Refresh: Auto' }).click()
    await expect(
      page.getByRole('menuitemradio', {
        name: 'Auto 5s with active jobs, 15s for failed jobs, otherwise 1m',
      }),
    ).toBeChecked()

    await page.goto('/?status=failed,stopped')
    await expect(result(page)).toHaveText(jobCount(1))
    const before = mockApi.requests.length
    await page.clock.runFor(59_000)
    await settle(page)
    expect(mockApi.requests).toHaveLength(before)
    await page.clock.runFor(1000)
    await expect.poll(() => mockApi.requests.length).toBe(before + 1)
  })

  test('a bookmark with refresh=off never polls, not even on return to the tab', async ({
    page,
    mockApi,
  }) => {
    mockApi.setJobs([running])
    await page.goto('/?refresh=off')
    await expect(row(page, 'llama-sft')).toBeVisible()
    await hideTab(page)
    await showTab(page)
    await page.clock.runFor(2 * MINUTE)
    await settle(page)
    expect(mockApi.requests).toHaveLength(1)
  })

  test('a hidden tab does not poll', async ({ page, mockApi }) => {
    mockApi.setJobs([running])
    await page.goto('/?refresh=5s')
    await expect(row(page, 'llama-sft')).toBeVisible()
    await hideTab(page)
    await settle(page)
    const before = mockApi.requests.length
    await page.clock.runFor(2 * MINUTE)
    await settle(page)
    expect(mockApi.requests).toHaveLength(before)
  })

  test('a tab polls at once when it is visible again', async ({ page, mockApi }) => {
    mockApi.setJobs([running])
    await page.goto('/?refresh=1m')
    await expect(row(page, 'llama-sft')).toBeVisible()
    await hideTab(page)
    mockApi.setJobs([completed])
    await showTab(page)
    // The next poll would be a minute away.
    await expect(page.getByRole('cell', { name: 'Completed', exact: true }).first()).toBeVisible()
    expect(mockApi.requests).toHaveLength(2)
  })
})
