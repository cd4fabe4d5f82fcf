import { spawn } from 'node:child_process'
import { runnerImport } from 'vite'

const KEY = 'key-of-the-smoke-tests'

/**
 * Runs the production build as `npm start` does, in front of the mock API.
 *
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function startServer() {
  const { module } = /** @type {{module: typeof import('#src/demo/server.ts')}} */ (
    await runnerImport('src/demo/server.ts', { configFile: false })
  )
  const mockApi = await module.startMockApi({ key: KEY })
  const { url, child } = await runServer({
    BASETEN_API_KEY: KEY,
    BASETEN_MANAGEMENT_API_URL_OVERRIDE: mockApi.url,
  })
  return {
    url,
    async close() {
      child.kill()
      await mockApi.close()
    },
  }
}

/**
 * Runs the built server on a free port until it is killed; resolves once it listens.
 *
 * @param {Record<string, string>} env additional variables
 * @returns {Promise<{url: string, child: import('node:child_process').ChildProcess}>}
 * @throws {Error} with its output if it exits
 */
export function runServer(env) {
  const child = spawn(process.execPath, ['dist-server/main.js', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  let output = ''
  return new Promise((resolve, reject) => {
    // Keeps reading, because each request is a line of the log.
    child.stdout.on('data', (chunk) => {
      output = (output + String(chunk)).slice(-1000)
      const url = /http:\S+/.exec(output)?.[0]
      if (url !== undefined) resolve({ url, child })
    })
    child.once('exit', () => reject(new Error(`The server did not start: ${output}`)))
  })
}
