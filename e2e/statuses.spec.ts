import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import {
  bell,
  icon,
  MINUTE,
  pass,
  popup,
  recordedNotifications,
  recordNotifications,
  toggle,
} from './support/notifications.ts'
import {
  chips,
  details,
  filters,
  jobCount,
  menuButton,
  notice,
  overview,
  preset,
  removeFilter,
  result,
  row,
  tooltip,
} from './support/page.ts'
import { searchOf } from './support/searchOf.ts'
import { expect, test } from './support/test.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2026-03-04T12:00:00Z')
const hoursAgo = (hours: number) => new Date(NOW - hours * HOUR).toISOString()

/** Returns a job created 30 hours ago that changed 20 hours ago, on 2 spot nodes with 8 H100 each. */
const job = (id: string, status: string) =>
  aTrainingJob({
    id,
    name: `${id}-sft`,
    created_at: hoursAgo(30),
    updated_at: hoursAgo(20),
    current_status: `TRAINING_JOB_${status}`,
    instance_type: { ...aTrainingJob().instance_type, gpu_count: 8 },
    node_count: 2,
    availability_model: 'spot',
  })

const part = (page: Page, name: string) => overview(page).getByRole('region', { name, exact: true })
const cell = (page: Page, name: string, column: number) =>
  row(page, name).getByRole('cell').nth(column)

async function pickStatuses(page: Page, group: 'Active' | 'Ended') {
  await filters(page).getByRole('button', { name: 'Status' }).click()
  await page.getByRole('button', { name: group, exact: true }).click()
}

test.beforeEach(async ({ page }) => {
  await recordNotifications(page, 'granted')
  await page.clock.install({ time: NOW })
})

test.describe('a preempted job', () => {
  test('has ended: 10 hours, no GPUs in use, no failure, a label and a URL word of its own', async ({
    page,
    mockApi,
  }) => {
    mockApi.setStrictStatuses(true)
    mockApi.setJobs([job('spot', 'PREEMPTED'), job('bad', 'FAILED')])
    await page.goto('/?refresh=off&cols=status,name,elapsed&overview=now,failures,trend')
    await expect(cell(page, 'spot-sft', 1)).toHaveText('Preempted')
    await expect(cell(page, 'spot-sft', 3)).toHaveText('10h 00m')
    await expect(part(page, 'Now').getByRole('list', { name: 'GPUs by type' })).toBeHidden()
    await expect(part(page, 'Failures')).toContainText('1 failed job')
    await expect(part(page, 'Trend')).toContainText('50% of 2 ended jobs failed')
    const legend = part(page, 'Trend').getByRole('list', { name: 'Outcomes' })
    await expect(legend.getByRole('button')).toHaveText(['failed 1', 'preempted 1'])

    // The overview moves the rows while it loads, which closes their tooltips.
    await cell(page, 'spot-sft', 1).hover()
    await expect(tooltip(page)).toHaveText('Spot capacity was reclaimed')

    await legend.getByRole('button', { name: 'preempted' }).click()
    await expect(page).toHaveURL(/[?&]status=preempted(&|$)/)
    await expect(result(page)).toHaveText(jobCount(1))
    expect(searchOf(mockApi)).toMatchObject({ statuses: ['TRAINING_JOB_PREEMPTED'] })
    await expect(removeFilter(page, 'Status: Preempted')).toBeVisible()
  })

  test('has ended, whatever its hardware and run time', async ({ page, mockApi }) => {
    const cpuOnly = { ...aTrainingJob().instance_type, gpu_count: 0, gpu_type: null }
    mockApi.setJobs([
      { ...job('brief', 'PREEMPTED'), created_at: hoursAgo(20), instance_type: cpuOnly },
      { ...job('noted', 'PREEMPTED'), availability_model: null, error_message: 'Node reclaimed' },
    ])
    await page.goto('/?refresh=off&cols=status,name,elapsed,error&overview=now,failures')
    await expect(cell(page, 'brief-sft', 1)).toHaveText('Preempted')
    await expect(cell(page, 'brief-sft', 3)).toHaveText('0s')
    await expect(cell(page, 'noted-sft', 3)).toHaveText('10h 00m')
    await expect(cell(page, 'noted-sft', 4)).toHaveText('Node reclaimed')
    await expect(part(page, 'Now').getByRole('list', { name: 'GPUs by type' })).toBeHidden()
    await expect(part(page, 'Failures').getByRole('list', { name: 'Error types' })).toBeHidden()
  })

  test('is among the ended jobs, and an expired one is requested only by its name', async ({
    page,
    mockApi,
  }) => {
    mockApi.setStrictStatuses(true)
    mockApi.setJobs([job('spot', 'PREEMPTED'), job('late', 'EXPIRED'), job('live', 'RUNNING')])
    await page.goto('/?refresh=off&cols=status,name,elapsed')
    await expect(result(page)).toHaveText(jobCount(3))
    await expect(cell(page, 'late-sft', 1)).toHaveText('Expired')
    await expect(cell(page, 'late-sft', 3)).toHaveText('10h 00m')
    await pickStatuses(page, 'Ended')
    await expect(page).toHaveURL('/?refresh=off&cols=status,name,elapsed&status=ended')
    await expect(result(page)).toHaveText(jobCount(1))
    await expect(row(page, 'spot-sft')).toBeVisible()
    expect(searchOf(mockApi)).toMatchObject({
      statuses: [
        'TRAINING_JOB_COMPLETED',
        'TRAINING_JOB_DEPLOY_FAILED',
        'TRAINING_JOB_FAILED',
        'TRAINING_JOB_PREEMPTED',
        'TRAINING_JOB_STOPPED',
      ],
    })

    await page.goto('/?refresh=off&status=expired')
    await expect(page.getByText('TRAINING_JOB_EXPIRED is not a valid status')).toBeVisible()
    mockApi.setStrictStatuses(false)
    await page.goto('/?refresh=off&status=expired&overview=trend')
    await expect(result(page)).toHaveText(jobCount(1))
    expect(searchOf(mockApi)).toMatchObject({ statuses: ['TRAINING_JOB_EXPIRED'] })
    await expect(part(page, 'Trend')).toContainText('0% of 1 ended job failed')
  })

  test('causes one notification, and a page of such jobs polls once a minute', async ({
    page,
    mockApi,
  }) => {
    mockApi.setJobs([job('spot', 'RUNNING')])
    await page.goto('/?open=spot')
    await toggle(page).click()
    await expect(bell(page)).toHaveAccessibleName(/: 1 watched$/)
    mockApi.setJobs([job('spot', 'PREEMPTED')])
    await pass(page, 5000)
    await expect
      .poll(() => recordedNotifications(page))
      .toEqual([{ title: 'spot-sft preempted', body: 'gpt-oss-finetune', tag: 'ended-spot' }])
    await expect(bell(page)).not.toHaveAccessibleName(/watched/)

    const before = mockApi.requests.length
    for (let turn = 0; turn < 5; turn += 1) await pass(page, MINUTE - 2000)
    expect(mockApi.requests.length - before).toBeLessThanOrEqual(5)
    expect(await recordedNotifications(page)).toHaveLength(1)
  })
})

test.describe('an unknown status', () => {
  test('is displayed without its prefix, and in full in its tooltip, the details, exports and the URL', async ({
    page,
    mockApi,
  }) => {
    mockApi.setJobs([job('one', 'EVICTED'), job('two', 'PAUSED')])
    await page.goto('/?refresh=off&cols=status,name,elapsed,gpus')
    await expect(cell(page, 'one-sft', 1)).toHaveText('EVICTED')
    await expect(cell(page, 'two-sft', 1)).toHaveText('PAUSED')
    await expect(cell(page, 'one-sft', 3)).toHaveText('≥ 10h 00m')
    await cell(page, 'one-sft', 1).hover()
    await expect(tooltip(page)).toContainText('TRAINING_JOB_EVICTED')
    await cell(page, 'one-sft', 3).hover()
    await expect(tooltip(page)).toHaveText(/^Time from creation/)

    await filters(page).getByRole('button', { name: 'Status' }).click()
    await page.getByRole('option', { name: /^EVICTED TRAINING_JOB_EVICTED/ }).click()
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(/[?&]status=TRAINING_JOB_EVICTED$/)
    await expect(result(page)).toHaveText(jobCount(1))
    const chip = chips(page).getByRole('button', { name: 'Status: EVICTED', exact: true })
    await expect(chip).toHaveAccessibleDescription('TRAINING_JOB_EVICTED')
    await chip.hover()
    await expect(tooltip(page)).toHaveText('TRAINING_JOB_EVICTED')

    await menuButton(page).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Download CSV' }).click(),
    ])
    const csv = await readFile(await download.path(), 'utf8')
    expect(csv).toContain('TRAINING_JOB_EVICTED,one-sft,36000,16')

    await page.goto('/?refresh=off&open=one')
    await expect(details(page)).toContainText('TRAINING_JOB_EVICTED')
    await expect(details(page)).toContainText('Unknown status')
    await expect(details(page)).toContainText(/10h 00m\s*Time from creation/)
  })

  test('is displayed as it is if it has no prefix, or nothing else', async ({ page, mockApi }) => {
    mockApi.setJobs([
      { ...job('plain', ''), current_status: 'on hold' },
      { ...job('bare', ''), current_status: 'TRAINING_JOB_' },
    ])
    await page.goto('/?refresh=off&cols=status,name,elapsed')
    await expect(cell(page, 'plain-sft', 1)).toHaveText('on hold')
    await expect(cell(page, 'bare-sft', 1)).toHaveText('TRAINING_JOB_')
    await expect(cell(page, 'bare-sft', 3)).toHaveText('≥ 10h 00m')
  })

  test('is in no GPU total, separate in the overview, and neither active nor ended', async ({
    page,
    mockApi,
  }) => {
    mockApi.setJobs([job('one', 'EVICTED'), job('two', 'PAUSED'), job('live', 'RUNNING')])
    await page.goto('/?refresh=off&overview=now,timeline,trend&cols=name,gpus')
    const now = part(page, 'Now')
    await expect(now.getByRole('button', { name: /, running: 16 GPUs in 1 job$/ })).toHaveText('16')
    await expect(now).toContainText('Excludes 2 jobs with an unknown status (EVICTED, PAUSED)')
    const counts = now.getByRole('list', { name: 'Jobs by status' }).getByRole('button')
    await expect(counts).toHaveText([/^Running/, /^EVICTED/, /^PAUSED/])
    const legend = part(page, 'Trend').getByRole('list', { name: 'Outcomes' })
    await expect(legend.getByRole('button')).toHaveText(['running 1', 'EVICTED 1', 'PAUSED 1'])
    const segment = part(page, 'Trend').getByRole('button', { name: '1 EVICTED, 1 PAUSED' })
    await segment.hover()
    await expect(part(page, 'Trend').getByText('EVICTED', { exact: true })).toBeVisible()
    await expect(part(page, 'Trend')).toContainText('No ended jobs')
    // Only the running job's 16 GPUs for 30 hours.
    await expect(part(page, 'Trend')).toContainText('480 GPU-hours')
    await expect(part(page, 'Timeline').getByRole('list', { name: 'Legend' })).toContainText(
      'EVICTED, PAUSED (up to the last update)',
    )

    await page.getByRole('checkbox', { name: /all/i }).check()
    await expect(page.getByRole('region', { name: 'Selected jobs' })).toContainText(
      '3 selected · 16 GPUs, excluding 2 jobs with an unknown status',
    )
  })

  test('is excluded from a view of active or ended jobs, which says so', async ({
    page,
    mockApi,
  }) => {
    mockApi.setJobs([job('one', 'EVICTED'), job('live', 'RUNNING')])
    await page.goto('/?refresh=off&status=active')
    await expect(result(page)).toHaveText(jobCount(1))
    await expect(notice(page, 'unknown status')).toBeHidden()

    await preset(page, 'All').click()
    await expect(result(page)).toHaveText(jobCount(2))
    await expect(notice(page, 'unknown status')).toBeHidden()
    await preset(page, 'Active').click()
    await expect(result(page)).toHaveText(jobCount(1))
    await expect(notice(page, 'unknown status')).toHaveText(
      'This view excludes 1 job with an unknown status: EVICTED.',
    )
    await pickStatuses(page, 'Ended')
    await expect(notice(page, 'unknown status')).toBeVisible()
    await page.getByRole('button', { name: 'Show it' }).click()
    await expect(page).toHaveURL('/?refresh=off&status=TRAINING_JOB_EVICTED')
    await expect(row(page, 'one-sft')).toBeVisible()
    await expect(notice(page, 'unknown status')).toBeHidden()
  })

  test('ends no watch, sends no notification, and does not keep polling fast', async ({
    page,
    mockApi,
  }) => {
    mockApi.setJobs([job('one', 'RUNNING')])
    await page.goto('/?open=one')
    await toggle(page).click()
    const iconBefore = await icon(page)
    mockApi.setJobs([job('one', 'EVICTED')])
    await pass(page, 5000)
    await expect(details(page)).toContainText('EVICTED')
    await expect(toggle(page)).toHaveAttribute('aria-pressed', 'true')
    await expect(toggle(page)).not.toHaveAttribute('aria-disabled', 'true')
    expect(await recordedNotifications(page)).toEqual([])
    expect(await icon(page)).toBe(iconBefore)

    const before = mockApi.requests.length
    for (let turn = 0; turn < 5; turn += 1) await pass(page, MINUTE - 2000)
    expect(mockApi.requests.length - before).toBeLessThanOrEqual(5)
    await bell(page).click()
    await expect(popup(page).getByRole('region', { name: 'Watched' })).toContainText('one-sft')
    await page.keyboard.press('Escape')

    mockApi.setJobs([job('one', 'COMPLETED')])
    await pass(page, MINUTE)
    await expect
      .poll(() => recordedNotifications(page))
      .toEqual([{ title: 'one-sft completed', body: 'gpt-oss-finetune', tag: 'ended-one' }])
  })
})
