import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { countsIn, errorTypes, part, pressEach } from './support/overview.ts'
import { chips, jobCount, result, sidewaysOverflow } from './support/page.ts'
import { expect, test } from './support/test.ts'

function failed(id: string, message: string | null, status = 'FAILED') {
  return aTrainingJob({
    id,
    error_message: message,
    current_status: `TRAINING_JOB_${status}`,
  })
}

/** Returns failed jobs, with the error message for each index. */
function many(count: number, status: string, message: (index: number) => string | null) {
  return Array.from({ length: count }, (_, index) =>
    failed(`${status.toLowerCase()}-${count}-${index}`, message(index), status),
  )
}

test('errors that differ only in numbers and IDs are one type, which filters the table', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([
    failed('aaaaaaa', '[rank3]: aaaaaaa lost 10.0.0.1:29500 after 12 ms'),
    failed('bbbbbbb', '[rank12]: bbbbbbb lost 10.0.7.9:29400 after 9 ms', 'DEPLOY_FAILED'),
    failed('ccccccc', '[rank0]: ccccccc lost 10.0.7.9:29400 after 600,012.5 ms'),
    failed('ddddddd', 'Killed'),
    failed('eeeeeee', 'Killed'),
    failed('fffffff', null),
    failed('ggggggg', 'Killed', 'STOPPED'),
  ])
  await page.goto('/?refresh=off&overview=failures')
  await expect(errorTypes(page).getByRole('listitem')).toHaveCount(3)
  await expect(part(page, 'Failures')).toContainText('6 failed jobs, 3 error types')
  await expect(errorTypes(page).getByRole('listitem').first()).toContainText('… lost … after … ms')
  expect(await countsIn(errorTypes(page))).toEqual([
    '<id> lost <address> after # ms: 3 jobs',
    'Killed: 2 jobs',
    'No error message: 1 job',
  ])
  await pressEach(page, errorTypes(page))
  await errorTypes(page).getByRole('button').first().click()
  await expect(result(page)).toHaveText(jobCount(3))
  await page.reload()
  await expect(result(page)).toHaveText(jobCount(3))
  await expect(chips(page)).toContainText('Error type: <id> lost <address> after # ms')
})

test('each of hundreds of failed jobs belongs to one error type', async ({ page, mockApi }) => {
  mockApi.setJobs([
    ...many(
      140,
      'FAILED',
      (index) => `CUDA out of memory. Tried to allocate ${index}.50 GiB on GPU ${index % 8}`,
    ),
    ...many(90, 'DEPLOY_FAILED', (index) => `No capacity: ${index} of 120 nodes`),
    ...many(40, 'FAILED', (index) => `Traceback:\n  File "a.py", line ${index}\nKeyError: 'x'`),
    ...many(25, 'DEPLOY_FAILED', () => null),
    ...many(5, 'COMPLETED', () => null),
  ])
  await page.goto('/?refresh=off&overview=failures')
  await expect(result(page)).toHaveText(jobCount(300))
  await expect(part(page, 'Failures')).toContainText('295 failed jobs, 4 error types')
  expect(await countsIn(errorTypes(page))).toEqual([
    'CUDA out of memory: 140 jobs',
    'No capacity: # of # nodes: 90 jobs',
    "KeyError: 'x': 40 jobs",
    'No error message: 25 jobs',
  ])
})

const NOW = Date.parse('2026-03-04T12:30:00Z')
const hoursAgo = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString()

test('an error type has its exception, projects, users, trend and latest job', async ({
  page,
  mockApi,
}) => {
  const [ada, bob, eve] = ['ada', 'bob', 'eve'].map((name) => ({ email: `${name}@example.com` }))
  const oom = 'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.50 GiB.'
  mockApi.setJobs([
    { ...failed('oom-1', oom), user: ada, updated_at: hoursAgo(1) },
    { ...failed('oom-2', oom), user: bob, updated_at: hoursAgo(50) },
    { ...failed('oom-3', oom), user: ada, updated_at: hoursAgo(51) },
    { ...failed('oom-4', oom), user: eve, updated_at: hoursAgo(400) },
    { ...failed('killed', 'Killed'), user: ada, updated_at: hoursAgo(30) },
    { ...failed('key', "KeyError: 'lr'"), user: bob, updated_at: hoursAgo(300) },
  ])
  await page.clock.setFixedTime(NOW)
  await page.goto('/?refresh=off&overview=failures&tz=utc')
  const types = errorTypes(page).getByRole('listitem')
  await expect(types).toHaveText([
    /^torch\.OutOfMemoryErrorCUDA out of memorygpt-oss-finetune·3 users4last 1h 00m ago$/,
    /^Killedgpt-oss-finetune·ada1last 1d ago$/,
    /^KeyError'lr'gpt-oss-finetune·bob1last 12d ago$/,
  ])
  await expect(types.nth(0).getByRole('button')).toHaveAccessibleName(
    /; since Feb 15: 4 jobs, peak of 2 around Mar 2, 2026, 10:30 UTC$/,
  )
  await expect(types.nth(1).getByRole('button')).toHaveAccessibleName(/; since Feb 15: 1 job$/)
  await expect(types.nth(2).getByRole('button')).toHaveAccessibleName(/; since Feb 15: 1 job$/)

  // A view with a range of time has the trend of that range.
  await page.goto('/?refresh=off&overview=failures&tz=utc&ended=48h')
  await expect(types).toHaveCount(2)
  await expect(types.first().getByRole('button')).toHaveAccessibleName(/; last 48h: 1 job$/)
})

test('the five most frequent error types come first, and all are listed on request', async ({
  page,
  mockApi,
}) => {
  const names = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta', 'Eta']
  mockApi.setJobs(
    names.flatMap((name, position) => many(9 - position, 'FAILED', () => `${name}Error: broken`)),
  )
  await page.goto('/?refresh=off&overview=failures')
  const types = errorTypes(page).getByRole('listitem')
  await expect(types).toHaveCount(5)
  await part(page, 'Failures')
    .getByRole('button', { name: 'Show all 7 error types' })
    .press('Enter')
  await expect(types).toHaveCount(7)
  await expect(types.last()).toContainText('EtaError')
  const fewer = part(page, 'Failures').getByRole('button', { name: 'Show fewer error types' })
  await expect(fewer).toBeFocused()
  await pressEach(page, errorTypes(page))
  await fewer.press('Enter')
  await expect(types).toHaveCount(5)
})

test('failed jobs excluded by the status filters are not reported as missing', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([failed('aaaaaaa', 'Killed')])
  await page.goto('/?refresh=off&overview=failures&status=running')
  await expect(part(page, 'Failures')).toContainText('Failed jobs are filtered out')
  await part(page, 'Failures').getByRole('button', { name: 'Show jobs' }).click()
  await expect(page).toHaveURL(
    '/?refresh=off&overview=failures&status=running,deploy_failed,failed',
  )
  await expect(errorTypes(page).getByRole('listitem')).toHaveCount(1)
  await page.goto('/?refresh=off&overview=failures&q=none')
  await expect(part(page, 'Failures')).toContainText('No failed jobs in this view.')
})

test('the error types are accessible and no wider than their window', async ({ page, mockApi }) => {
  mockApi.setJobs([
    failed('aaaaaaa', `VeryLong${'Long'.repeat(40)}Error: ${'no space '.repeat(20)}`),
    failed('bbbbbbb', 'x'.repeat(300)),
    failed('ccccccc', null),
  ])
  await page.goto('/?refresh=off&overview=failures')
  for (const width of [2560, 1440, 390, 360]) {
    await page.setViewportSize({ width, height: 900 })
    await expect(errorTypes(page).getByRole('listitem')).toHaveCount(3)
    expect(await axeInBothThemes(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
  }
})
