import { spawn } from 'node:child_process'
import { ENV } from '../src/contract/names.ts'
import { startMockApi } from '../src/demo/server.ts'
import { expect, test } from './support/test.ts'

// One after the other: two servers that start at once write their prepared dependencies to the same folder.
test.describe.configure({ mode: 'default' })

const KEY = 'key-of-the-dev-server'

/** Runs `npm run dev` with these variables; gives its address, and the way to stop it. */
async function startDev(env: Record<string, string>) {
  const child = spawn('npm', ['run', 'dev', '--', '--port', '0'], {
    detached: true,
    env: { ...process.env, ...env, NO_COLOR: '1' },
  })
  const stop = () => process.kill(-Number(child.pid))
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString()
      const address = /Local:\s+(http\S+)/.exec(output)?.[1]
      if (address) resolve(address)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('exit', () => reject(new Error(`npm run dev ended:\n${output}`)))
  })
  return { url, stop }
}

test('npm run dev shows the demo without a key', async ({ page }) => {
  const dev = await startDev({ [ENV.apiKey]: '', DEMO_JOBS: '50' })
  try {
    await page.goto(dev.url)
    await expect(page.getByText(/^Demo\. These training jobs are simulated/)).toBeVisible({
      timeout: 40_000,
    })
    await expect(page.getByText(/^5\d jobs$/)).toBeVisible()
  } finally {
    dev.stop()
  }
})

test('npm run dev shows Baseten’s jobs with a key', async ({ page }) => {
  const mockApi = await startMockApi({ key: KEY })
  const dev = await startDev({ [ENV.apiKey]: KEY, [ENV.apiUrl]: mockApi.url })
  try {
    await page.goto(`${dev.url}?refresh=off`)
    await expect(page.getByText(/^40\d jobs$/)).toBeVisible({ timeout: 40_000 })
    await expect(page.getByText('simulated')).toHaveCount(0)
    expect(mockApi.requests[0]?.headers['authorization']).toBe(`Api-Key ${KEY}`)
  } finally {
    dev.stop()
    await mockApi.close()
  }
})
