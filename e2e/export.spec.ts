import { readFileSync } from 'node:fs'
import { createOrganization } from '#src/demo/organization.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { downloadJobs } from './support/downloadJobs.ts'
import { jobCount, menuButton, palette, result } from './support/page.ts'
import { expect, test } from './support/test.ts'

const jobs = [
  aTrainingJob({ id: 'aaa1', name: 'beta, "quoted"', created_at: '2026-03-02T09:00:00.000Z' }),
  aTrainingJob({
    id: 'bbb2',
    name: '=1+1',
    created_at: '2026-03-02T08:00:00.000Z',
    error_message: 'line 1\nline 2',
    region: 'us-east-1',
  }),
  aTrainingJob({
    id: 'ccc3',
    name: 'alpha',
    created_at: '2026-03-02T07:00:00.000Z',
    current_status: 'TRAINING_JOB_FAILED',
  }),
]

test('the displayed jobs can be downloaded as CSV, in the order of the table', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off&status=active&sort=name')
  await expect(result(page)).toHaveText(jobCount(2))
  const { name, text } = await downloadJobs(page, 'CSV')
  expect(name).toMatch(/^training-jobs-\d{4}-\d\d-\d\d-\d{4}\.csv$/)
  const lines = text.split('\r\n')
  expect(lines[0]).toMatch(
    /^\uFEFFStatus,Name,ID,Project,Instance type,GPUs,Nodes,Elapsed \(s\),Created,User,Error/,
  )
  expect(lines[1]).toMatch(/^Running,'=1\+1,bbb2,.*"line 1\nline 2"/s)
  expect(lines[2]).toMatch(/^Running,"beta, ""quoted""",aaa1,/)
  expect(lines.slice(3)).toEqual([''])
})

test('the displayed jobs can be downloaded as JSON, as the API sent them', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off&sort=name')
  await expect(result(page)).toHaveText(jobCount(3))
  const { name, text } = await downloadJobs(page, 'JSON')
  expect(name).toMatch(/\.json$/)
  expect(JSON.parse(text)).toEqual({ training_jobs: [jobs[1], jobs[2], jobs[0]] })
})

const ALL_COLUMNS =
  'Status,Name,ID,Project,Instance type,GPUs,GPU type,Elapsed (s),Created,Error,User,Priority,Nodes,Capacity,Checkpoint sync,Updated'

test('the menu says that a CSV contains the visible columns, and offers all of them', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off&sort=name&cols=name,gpus')
  await expect(result(page)).toHaveText(jobCount(3))
  await menuButton(page).click()
  const items = page.getByRole('menuitem')
  await expect(items.nth(2)).toHaveAccessibleName('Download CSV Visible columns')
  await expect(items.nth(3)).toHaveAccessibleName('Download full CSV All columns')
  await page.keyboard.press('Escape')

  const displayed = await downloadJobs(page, 'CSV')
  expect(displayed.text.split('\r\n').slice(0, 2)).toEqual(['\uFEFFName,GPUs', `'=1+1,1`])
  const all = await downloadJobs(page, 'full CSV')
  const [header, first = ''] = all.text.split('\r\n')
  expect(header).toBe(`\uFEFF${ALL_COLUMNS}`)
  expect(first).toMatch(/^Running,'=1\+1,bbb2,[^,]+,[^,]+,1,H100,\d+,2026-03-02T08:00:00.000Z,/)

  await page.keyboard.press('Control+k')
  await palette(page).getByRole('combobox').fill('all columns')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    palette(page).getByRole('option', { name: 'Download full CSV All columns 3' }).click(),
  ])
  expect(readFileSync(await file.path(), 'utf8').split('\r\n')[0]).toBe(header)
})

// The nightly run downloads 100,000 jobs and checks that the page stays responsive during it: 2,000 take less time
// than a few frames.
test('thousands of jobs can be downloaded', async ({ page, mockApi }) => {
  const now = Date.now()
  mockApi.setJobs(createOrganization({ seed: 1, jobs: 2000, start: now }).jobsAt(now))
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(2000))
  const { text } = await downloadJobs(page, 'CSV')
  expect(text.match(/\r\n/g)).toHaveLength(2001)
})
