import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { downloadJobs } from './support/downloadJobs.ts'
import {
  bell,
  MINUTE,
  pass,
  recordedNotifications,
  recordNotifications,
  viewSwitch,
} from './support/notifications.ts'
import { countsIn, errorTypes, pressEach } from './support/overview.ts'
import { details, jobCount, notice, palette, result, row, tooltip } from './support/page.ts'
import { hideTab } from './support/tab.ts'
import { expect, test } from './support/test.ts'

function failed(name: string, message: string) {
  return aTrainingJob({
    id: `id-${name}`,
    name,
    current_status: 'TRAINING_JOB_FAILED',
    error_message: message,
  })
}

function traceback(prefix: string, exception: string): string {
  return ['Traceback (most recent call last):', '  File "t.py", line 9, in <module>', exception]
    .map((line) => `${prefix}${line}`)
    .join('\n')
}

const OUT_OF_MEMORY = 'torch.OutOfMemoryError: CUDA out of memory'
const NCCL_ERROR =
  'Job failed with exit code 1\nTraceback (most recent call last):\n  File "t.py", line 3\nRuntimeError: NCCL error'

/** The message of each job, and the reason that the page displays. */
const REASONS: Readonly<Record<string, readonly [message: string, reason: string]>> = {
  rank3: [traceback('[rank3]: ', OUT_OF_MEMORY), OUT_OF_MEMORY],
  rank5: [traceback('[rank5]: ', 'ValueError: bad shape'), 'ValueError: bad shape'],
  wrapped: [NCCL_ERROR, 'RuntimeError: NCCL error'],
  plain: ['RuntimeError: NCCL error', 'RuntimeError: NCCL error'],
  logger: [
    `2026-03-02 10:00:00,123 - root - ERROR - Training failed\n${traceback('node-1 | ', "KeyError: 'lr'")}\n\nDuring handling of the above exception, another exception occurred:\n\n${traceback('node-1 | ', 'ConfigError: no learning rate')}`,
    'ConfigError: no learning rate',
  ],
  killed: [
    'Job failed with exit code 137',
    'Job failed with exit code 137: killed, usually out of memory',
  ],
  colored: ['\u001b[31mRuntimeError: boom\u001b[0m\r 5%|#   |\r10%|##  |', 'RuntimeError: boom'],
}

const reasonCell = (page: Page, name: string) =>
  row(page, name).getByRole('cell', { name: REASONS[name]?.[1] ?? '', exact: true })

test('the table, Failures and notifications give the reason of each failure', async ({
  page,
  mockApi,
}) => {
  const jobs = Object.entries(REASONS).map(([name, [message]]) => failed(name, message))
  mockApi.setJobs(
    jobs.map((job) => ({ ...job, current_status: 'TRAINING_JOB_RUNNING', error_message: null })),
  )
  await recordNotifications(page, 'granted')
  await page.clock.install()
  await page.goto('/?refresh=5s&overview=failures')
  await expect(result(page)).toHaveText(jobCount(7))
  await bell(page).click()
  await viewSwitch(page).click()
  await page.keyboard.press('Escape')
  for (const job of jobs) {
    await hideTab(page)
    mockApi.setJobs(jobs.slice(0, jobs.indexOf(job) + 1))
    await pass(page, MINUTE)
    await expect
      .poll(() => recordedNotifications(page))
      .toContainEqual({
        title: `${job.name ?? ''} failed`,
        body: `gpt-oss-finetune · ${REASONS[job.name ?? '']?.[1] ?? ''}`,
        tag: `ended-${job.id}`,
      })
  }
})

test('ranks, loggers and exit codes don’t split error types', async ({ page, mockApi }) => {
  mockApi.setJobs(Object.entries(REASONS).map(([name, [message]]) => failed(name, message)))
  await page.goto('/?refresh=off&overview=failures')
  for (const name of Object.keys(REASONS)) await expect(reasonCell(page, name)).toBeVisible()
  await page.getByRole('button', { name: 'Show all 6 error types' }).click()
  const counts = await countsIn(errorTypes(page))
  expect(counts.sort()).toEqual([
    'ConfigError: no learning rate: 1 job',
    'Exit code 137: killed, usually out of memory: 1 job',
    'RuntimeError: NCCL error: 2 jobs',
    'RuntimeError: boom: 1 job',
    'ValueError: bad shape: 1 job',
    'torch.OutOfMemoryError: CUDA out of memory: 1 job',
  ])
  await pressEach(page, errorTypes(page))

  await page.goto('/?refresh=off&sort=error')
  await expect(page.getByRole('row').nth(1)).toContainText('ConfigError')
  await expect(page.getByRole('row').last()).toContainText('ValueError')
})

test('error types from links of an earlier version select their jobs', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(Object.entries(REASONS).map(([name, [message]]) => failed(name, message)))
  await page.goto(
    `/?refresh=off&fault=${encodeURIComponent('[rank#]: Traceback (most recent call last):')}`,
  )
  await expect(result(page)).toHaveText(jobCount(2))
  await expect(reasonCell(page, 'rank3')).toBeVisible()
  await expect(notice(page, 'No jobs with this error type')).toBeHidden()

  await page.goto('/?refresh=off&fault=Disk%20full,RuntimeError:%20NCCL%20error')
  await expect(result(page)).toHaveText(jobCount(2))
  await expect(notice(page, 'No jobs with this error type: Disk full.')).toBeVisible()
  await page.getByRole('button', { name: 'Remove filter', exact: true }).click()
  await expect(page).toHaveURL('/?refresh=off&fault=RuntimeError:+NCCL+error')
  await expect(notice(page, 'No jobs with this error type')).toBeHidden()
  await page.goBack()
  await expect(notice(page, 'No jobs with this error type: Disk full.')).toBeVisible()
})

const ESC = '\u001B'
/** Messages as terminals print them, the reason, and the whole message as displayed. */
const TERMINAL = [
  [
    `${ESC}[31mRuntimeError: boom${ESC}[0m\r 5%|#   |\r10%|##  |`,
    'RuntimeError: boom',
    'RuntimeError: boom\n10%|##  |',
  ],
  [
    `${ESC}]0;train\u0007Epoch 1:   0%|  | 0/9\rEpoch 1:  55%|# | 5/9${ESC}[A\r\n${ESC}[1;31mValueError${ESC}[0m: bad lr\r\n`,
    'ValueError: bad lr',
    'Epoch 1:  55%|# | 5/9\nValueError: bad lr\n',
  ],
  [
    `Loading -\b\\\b|\b/\b \bdone\r\nKeyError: ${ESC}]8;;https://example.com${ESC}\\'lr'${ESC}]8;;${ESC}\\`,
    "KeyError: 'lr'",
    "Loading done\nKeyError: 'lr'",
  ],
] as const

test('errors with colors and progress bars are readable everywhere', async ({ page, mockApi }) => {
  mockApi.setJobs(TERMINAL.map(([message], index) => failed(`job-${index}`, message)))
  await page.goto('/?refresh=off&overview=failures')
  // It moves the rows when it loads, which closes their tooltips.
  await expect(errorTypes(page)).toBeVisible()
  for (const [index, [, reason, text]] of TERMINAL.entries()) {
    const cell = row(page, `job-${index}`).getByRole('cell', { name: reason, exact: true })
    await cell.hover()
    await expect(tooltip(page)).toHaveText(text, { useInnerText: true })
    await page.mouse.move(0, 0)
    await expect(tooltip(page)).toBeHidden()
  }
  expect((await countsIn(errorTypes(page))).sort()).toEqual([
    "KeyError: 'lr': 1 job",
    'RuntimeError: boom: 1 job',
    'ValueError: bad lr: 1 job',
  ])

  const csv = await downloadJobs(page, 'CSV')
  for (const [, , text] of TERMINAL) expect(csv.text).toContain(text)
  expect(csv.text).not.toContain(ESC)
  const json = await downloadJobs(page, 'JSON')
  for (const [message] of TERMINAL) expect(json.text).toContain(JSON.stringify(message))

  await page.keyboard.press('Control+K')
  await expect(palette(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.type('error type boom')
  await expect(
    palette(page).getByRole('option', { name: /^Error type: RuntimeError: boom/ }),
  ).toBeVisible()
  await page.keyboard.press('Escape')

  for (const [index, [, , text]] of TERMINAL.entries()) {
    await page.goto(`/?refresh=off&open=id-job-${index}`)
    const error = details(page).getByRole('region', { name: 'Error', exact: true })
    await expect(error).toContainText(text)
  }
})
