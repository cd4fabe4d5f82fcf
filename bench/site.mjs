import { execSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, runnerImport } from 'vite'
import { startUpstream } from './upstream.mjs'

/**
 * @typedef {object} Site
 * @property {'dashboard' | 'floor' | 'bare page'} name
 * @property {string} url the page's URL; the page does not poll by itself
 *
 * @typedef {object} Sites
 * @property {Site} dashboard
 * @property {Site} floor
 * @property {import('./upstream.mjs').Upstream} upstream the mock API behind both
 * @property {() => Promise<void>} close
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const KEY = 'key-of-the-benchmark'
const TIMEOUT_MS = 30_000

/** Builds the dashboard, unless `BENCH_BUILT` is `true`: then `dist` is used as it is. */
export function buildDashboard() {
  if (process.env.BENCH_BUILT === 'true') return
  execSync('npm run -s build', { cwd: ROOT, stdio: 'inherit' })
}

/**
 * Builds a page of this folder.
 *
 * @param {'floor' | 'bare'} name
 */
export async function buildPage(name) {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: path.join(ROOT, `bench/${name}`),
    plugins: [react()],
    build: { outDir: path.join(ROOT, `dist-${name}`), emptyOutDir: true },
  })
}

/**
 * Serves both builds, each with the real proxy in front of the same mock API.
 *
 * @returns {Promise<Sites>}
 */
export async function startSites() {
  const options = { configFile: /** @type {const} */ (false), root: ROOT }
  const { module: server } = /** @type {{module: typeof import('#src/server/server.ts')}} */ (
    await runnerImport('src/server/server.ts', options)
  )
  const { module: config } = /** @type {{module: typeof import('#src/proxy/config.ts')}} */ (
    await runnerImport('src/proxy/config.ts', options)
  )
  const upstream = await startUpstream({ key: KEY })
  const env = { BASETEN_API_KEY: KEY, BASETEN_MANAGEMENT_API_URL_OVERRIDE: upstream.url }

  /** @param {string} folder */
  const serve = (folder) =>
    server.startServer({
      folder: path.join(ROOT, folder),
      port: 0,
      host: '127.0.0.1',
      page: { base: '/', demo: false },
      // Each poll must reach the mock API.
      proxy: config.readConfig(env, TIMEOUT_MS, 0),
      log: () => {},
    })

  const dashboard = await serve('dist')
  const floor = await serve('dist-floor')
  return {
    dashboard: { name: 'dashboard', url: `${dashboard.url}?refresh=off` },
    floor: { name: 'floor', url: floor.url },
    upstream,
    async close() {
      await Promise.all([dashboard.close(), floor.close()])
      await upstream.close()
    },
  }
}
