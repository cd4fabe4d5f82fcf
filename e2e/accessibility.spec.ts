import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import {
  details,
  errorBanner,
  filters,
  jobCount,
  menuButton,
  refresh,
  result,
  sidewaysOverflow,
  tooltip,
} from './support/page.ts'
import { expect, test } from './support/test.ts'

const PHONE = { width: 360, height: 800 }
const DESKTOP = { width: 1440, height: 900 }
const WALL = { width: 2560, height: 1440 }

const cpuOnly = {
  ...aTrainingJob().instance_type,
  id: 'cpu',
  name: '4x16',
  gpu_count: 0,
  gpu_type: null,
  gpu_memory_limit_mib: null,
}

const jobs = [
  aTrainingJob({ id: 'pending', current_status: 'TRAINING_JOB_PENDING', priority: 5 }),
  aTrainingJob({ id: 'queued', current_status: 'TRAINING_JOB_QUEUED', user: null }),
  aTrainingJob({ id: 'created', current_status: 'TRAINING_JOB_CREATED', name: null }),
  aTrainingJob({ id: 'deploying', current_status: 'TRAINING_JOB_DEPLOYING', node_count: 4 }),
  aTrainingJob({ id: 'running', current_status: 'TRAINING_JOB_RUNNING' }),
  aTrainingJob({
    id: 'completed',
    current_status: 'TRAINING_JOB_COMPLETED',
    checkpoint_sync_status: 'COMPLETED',
    availability_model: 'spot',
  }),
  aTrainingJob({
    id: 'deploy-failed',
    current_status: 'TRAINING_JOB_DEPLOY_FAILED',
    error_message: 'No capacity',
  }),
  aTrainingJob({ id: 'failed', current_status: 'TRAINING_JOB_FAILED', error_message: 'Killed' }),
  aTrainingJob({ id: 'stopped', current_status: 'TRAINING_JOB_STOPPED', instance_type: cpuOnly }),
  aTrainingJob({ id: 'preempted', current_status: 'TRAINING_JOB_PREEMPTED' }),
  aTrainingJob({ id: 'evicted', current_status: 'TRAINING_JOB_EVICTED' }),
]
/** Enough rows to be below open popups. An axe run takes longer with each row. */
const fewJobs = [
  aTrainingJob({ id: 'running', current_status: 'TRAINING_JOB_RUNNING' }),
  aTrainingJob({ id: 'failed', current_status: 'TRAINING_JOB_FAILED', error_message: 'Killed' }),
]

const states: [name: string, url: string, sign: string][] = [
  ['full', '/?refresh=off', jobCount(11)],
  ['empty', '/?refresh=off&project=nobody&status=running&sort=banana', 'No matching jobs'],
  ['failing', '/?refresh=off&project=err-401', 'Invalid API key'],
  ['partly broken', '/?refresh=off&project=err-bad-rows', '8 jobs are hidden'],
]

async function expectAccessible(page: Page): Promise<void> {
  expect(await axeInBothThemes(page)).toEqual([])
}

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

for (const [name, url, sign] of states) {
  test(`the ${name} page is accessible on a desktop and on a phone`, async ({ page }) => {
    await page.goto(url)
    for (const size of [DESKTOP, PHONE]) {
      await page.setViewportSize(size)
      await expect(page.getByText(sign).first()).toBeVisible()
      await expectAccessible(page)
    }
  })
}

test('open popups are accessible', async ({ page, mockApi }) => {
  mockApi.setJobs(fewJobs)
  await page.goto('/?refresh=off')
  for (const name of ['Status', 'Project', 'Filter']) {
    await filters(page).getByRole('button', { name }).click()
    const popup = page.getByRole('listbox')
    await expect(popup).toBeVisible()
    await expectAccessible(page)
    await expect(popup).toBeVisible()
    await page.keyboard.press('Escape')
  }
  await menuButton(page).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectAccessible(page)
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard' })
  await expect(shortcuts).toBeVisible()
  await expectAccessible(page)
  await expect(shortcuts).toBeVisible()
  await page.keyboard.press('Escape')
  await page
    .getByRole('cell', { name: /× H100/ })
    .first()
    .hover()
  await expect(tooltip(page)).toBeVisible()
  await expectAccessible(page)
  await expect(tooltip(page)).toBeVisible()
})

test('a failed poll above rows is accessible', async ({ page, mockApi }) => {
  mockApi.setJobs(fewJobs)
  await page.goto(`/?refresh=off&open=${fewJobs[0]?.id}`)
  await expect(result(page)).toHaveText(jobCount(2))
  await expect(details(page).getByRole('heading', { level: 2 })).toBeVisible()
  mockApi.setError('err-500')
  await refresh(page)
  await expect(errorBanner(page)).toBeVisible()
  await expectAccessible(page)
})

test('the page never scrolls sideways, from 360 to 2560 px', async ({ page }) => {
  for (const [, url, sign] of states) {
    await page.goto(url)
    await expect(page.getByText(sign).first()).toBeVisible()
    for (const size of [
      PHONE,
      { width: 390, height: 844 },
      { width: 768, height: 1024 },
      DESKTOP,
      WALL,
    ]) {
      await page.setViewportSize(size)
      expect(await sidewaysOverflow(page), `${url} at ${size.width} px`).toBe(0)
    }
  }
})
