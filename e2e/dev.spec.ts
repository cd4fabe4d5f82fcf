import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { ENV } from '#src/contract/names.ts'
import { startMockApi } from '#src/demo/server.ts'
import { result } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

// In sequence: the servers write their pre-bundled dependencies to the same folder.
test.describe.configure({ mode: 'default' })

const KEY = 'key-of-the-dev-server'

/** Runs `npm run dev` with these variables; returns its URL, its output and a function that stops it. */
async function startDev(env: Record<string, string>, port = 0) {
  const child = spawn('npm', ['run', 'dev', '--', '--port', String(port)], {
    detached: true,
    env: { ...process.env, ...env, NO_COLOR: '1' },
  })
  const stop = () => process.kill(-Number(child.pid))
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const local = /Local:\s+(http\S+)/.exec(output)?.[1]
      if (local !== undefined) resolve(local)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', () => reject(new Error(`npm run dev exited:\n${output}`)))
  })
  return { url, stop, output: () => output }
}

test('without a key, npm run dev serves the demo', async ({ page }) => {
  const dev = await startDev({ [ENV.apiKey]: '', DEMO_JOBS: '50' })
  try {
    await page.goto(dev.url)
    await expect(page.getByText(/^Demo\. These training jobs are simulated/)).toBeVisible({
      timeout: 40_000,
    })
    await expect(result(page)).toHaveText(/^5\d jobs$/)
    await settle(page)
    expect(dev.output(), 'what people need, and no hints of tools').not.toMatch(
      /service worker|mswjs/i,
    )
  } finally {
    dev.stop()
  }
})

test('if the port is taken, npm run dev prints the address that it serves', async ({ page }) => {
  const other = createServer((_, response) => response.end('another program')).listen(
    0,
    '127.0.0.1',
  )
  await once(other, 'listening')
  const address = other.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port')
  const dev = await startDev({ [ENV.apiKey]: '', DEMO_JOBS: '50' }, address.port)
  try {
    expect(new URL(dev.url).port).not.toBe(String(address.port))
    await page.goto(dev.url)
    await expect(result(page)).toHaveText(/^5\d jobs$/, { timeout: 40_000 })
    await settle(page)
  } finally {
    dev.stop()
    other.close()
  }
})

test('with a key, npm run dev serves Baseten’s jobs', async ({ page }) => {
  const mockApi = await startMockApi({ key: KEY })
  const dev = await startDev({ [ENV.apiKey]: KEY, [ENV.apiUrl]: mockApi.url })
  try {
    await page.goto(`${dev.url}?refresh=off`)
    await expect(result(page)).toHaveText(/^40\d jobs$/, { timeout: 40_000 })
    await expect(page.getByText('simulated')).toHaveCount(0)
    await settle(page)
    expect(mockApi.requests[0]?.headers['authorization']).toBe(`Api-Key ${KEY}`)
  } finally {
    dev.stop()
    await mockApi.close()
  }
})
