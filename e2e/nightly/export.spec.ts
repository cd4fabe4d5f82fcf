import { createOrganization } from '#src/demo/organization.ts'
import { downloadJobs } from '../support/downloadJobs.ts'
import { jobCount, result } from '../support/page.ts'
import { expect, test } from '../support/test.ts'

test('while 100,000 jobs are downloaded, the page stays responsive', async ({ page, mockApi }) => {
  test.slow()
  const now = Date.now()
  mockApi.setJobs(createOrganization({ seed: 1, jobs: 100_000, start: now }).jobsAt(now))
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(100_000), { timeout: 60_000 })
  await page.evaluate(() => {
    const frame = () => {
      document.documentElement.dataset['frames'] = String(
        Number(document.documentElement.dataset['frames'] ?? 0) + 1,
      )
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  const { text } = await downloadJobs(page, 'CSV')
  expect(text.match(/\r\n/g)).toHaveLength(100_001)
  const frames = await page.evaluate(() => Number(document.documentElement.dataset['frames']))
  expect(frames, 'frames during the download').toBeGreaterThan(20)
})
