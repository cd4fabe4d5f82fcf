import assert from 'node:assert/strict'
import * as z from 'zod'
import { startServer } from './serverProcess.mjs'

/** Requests the page, its scripts and all jobs from the server of the production build. For the nightly run. */

const responseSchema = z.object({ training_jobs: z.array(z.unknown()) })

const server = await startServer()
try {
  const page = await fetch(server.url)
  assert.equal(page.status, 200)
  const scripts = Array.from((await page.text()).matchAll(/<script[^>]+src="([^"]+)"/g))
  assert.ok(scripts.length >= 2, 'The page has its scripts')
  for (const [, source = ''] of scripts) {
    // oxlint-disable-next-line no-await-in-loop -- in sequence, so that a failure names its script
    assert.equal((await fetch(new URL(source, server.url))).status, 200, source)
  }

  const response = await fetch(new URL('/api/v1/training_jobs/search', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  assert.equal(response.status, 200)
  const { training_jobs: jobs } = responseSchema.parse(await response.json())
  assert.ok(jobs.length > 0, 'The response has jobs')
  console.log(`Node ${process.version}: the page and ${jobs.length} jobs`)
} finally {
  await server.close()
}
