import type { Page } from '@playwright/test'
import { jobCount, result } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

async function visit(page: Page): Promise<void> {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(400))
  // oxlint-disable-next-line playwright/no-networkidle -- nothing visible shows that the page's own loading has ended
  await page.waitForLoadState('networkidle')
  await settle(page)
}

test('a first visit gets compressed scripts, and a second visit requests none', async ({
  page,
  context,
  fileLog,
}) => {
  const encodings: (string | null)[] = []
  let assets = 0
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/assets/')) assets += 1
    if (response.request().resourceType() !== 'script') return
    encodings.push(response.headers()['content-encoding'] ?? null)
  })
  await visit(page)
  expect(new Set(encodings)).toEqual(new Set(['br']))
  expect(encodings.length).toBeGreaterThan(5)
  const logged = () => fileLog.filter((line) => line.startsWith('GET /assets/* 200'))
  await expect.poll(() => logged().length).toBe(assets)

  const second = await context.newPage()
  await visit(second)
  expect(fileLog.filter((line) => line.startsWith('GET / 304'))).toHaveLength(1)
  expect(logged()).toHaveLength(assets)
})
