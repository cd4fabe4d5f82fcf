import { aTrainingJob } from '#src/testing/job.ts'
import { countsIn, errorTypes, part, pressEach } from './support/overview.ts'
import { chips, jobCount, result } from './support/page.ts'
import { expect, test } from './support/test.ts'

function failed(id: string, message: string | null, status = 'FAILED') {
  return aTrainingJob({
    id,
    error_message: message,
    current_status: `TRAINING_JOB_${status}`,
  })
}

/** Failed jobs, with the error message for each index. */
function many(count: number, status: string, message: (index: number) => string | null) {
  return Array.from({ length: count }, (_, index) =>
    failed(`${status.toLowerCase()}-${count}-${index}`, message(index), status),
  )
}

test('errors that differ only in numbers and IDs count as one type, which filters the table', async ({
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
  await expect(errorTypes(page).getByRole('listitem').first()).toContainText(
    '<id> lost <address> after # ms',
  )
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
