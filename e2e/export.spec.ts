import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { aTrainingJob } from '../src/demo/job.ts'
import { createOrganization } from '../src/demo/organization.ts'
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

async function save(page: Page, name: string) {
  await page.getByRole('button', { name: 'Share and export' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name }).click(),
  ])
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
}

test('what the table shows is saved as CSV, in its order', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off&status=running&sort=name')
  await expect(page.getByText('2 jobs')).toBeVisible()
  const { name, text } = await save(page, 'Download CSV')
  expect(name).toMatch(/^training-jobs-\d{4}-\d\d-\d\d-\d{4}\.csv$/)
  const lines = text.split('\r\n')
  expect(lines[0]).toMatch(
    /^\uFEFFStatus,Name,ID,Project,Instance type,GPUs,Elapsed \(s\),Created,Error/,
  )
  expect(lines[1]).toMatch(/^Running,"'=1\+1",bbb2,.*"line 1\nline 2"/s)
  expect(lines[2]).toMatch(/^Running,"beta, ""quoted""",aaa1,/)
  expect(lines.slice(3)).toEqual([''])
})

test('what the table shows is saved as JSON, as the API sent it', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off&sort=name')
  await expect(page.getByText('3 jobs')).toBeVisible()
  const { name, text } = await save(page, 'Download JSON')
  expect(name).toMatch(/\.json$/)
  expect(JSON.parse(text)).toEqual({ training_jobs: [jobs[1], jobs[2], jobs[0]] })
})

test('a hundred thousand jobs are saved while the page goes on', async ({ page, mockApi }) => {
  test.slow()
  const now = Date.now()
  mockApi.setJobs(createOrganization({ seed: 1, jobs: 100_000, start: now }).jobsAt(now))
  await page.goto('/?refresh=off')
  await expect(page.getByText('100,000 jobs')).toBeVisible({ timeout: 60_000 })
  // Counts the frames that are drawn meanwhile.
  await page.evaluate(() => {
    const frame = () => {
      document.documentElement.dataset['frames'] = String(
        Number(document.documentElement.dataset['frames'] ?? 0) + 1,
      )
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  const { text } = await save(page, 'Download CSV')
  expect(text.match(/\r\n/g)).toHaveLength(100_001)
  const frames = await page.evaluate(() => Number(document.documentElement.dataset['frames']))
  expect(frames, 'the page was not frozen').toBeGreaterThan(20)
})
