import { execSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, preview, runnerImport } from 'vite'
import { startUpstream } from './upstream.mjs'

/**
 * @typedef {object} Site
 * @property {'dashboard' | 'floor'} name
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

export async function buildFloor() {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: path.join(ROOT, 'bench/floor'),
    plugins: [react()],
    build: { outDir: path.join(ROOT, 'dist-floor'), emptyOutDir: true },
  })
}

/**
 * Serves both builds, each with the real proxy in front of the same mock API.
 *
 * @returns {Promise<Sites>}
 */
export async function startSites() {
  const { module } = /** @type {{module: typeof import('#src/proxy/plugin.ts')}} */ (
    await runnerImport('src/proxy/plugin.ts', { configFile: false, root: ROOT })
  )
  const upstream = await startUpstream({ key: KEY })
  const env = { BASETEN_API_KEY: KEY, BASETEN_MANAGEMENT_API_URL_OVERRIDE: upstream.url }

  /** @param {string} outDir */
  const serve = (outDir) =>
    preview({
      configFile: false,
      logLevel: 'warn',
      root: ROOT,
      // Each poll must reach the mock API.
      plugins: [
        module.trainingJobsProxy({ env, timeoutMs: TIMEOUT_MS, sharedMs: 0, log: () => {} }),
      ],
      build: { outDir },
      preview: { host: '127.0.0.1', port: 0 },
    })

  const servers = [await serve('dist'), await serve('dist-floor')]
  const [dashboard, floor] = servers.map((server) => server.resolvedUrls?.local[0])
  if (dashboard === undefined || floor === undefined) throw new Error('A preview server has no URL')
  return {
    dashboard: { name: 'dashboard', url: `${dashboard}?refresh=off` },
    floor: { name: 'floor', url: floor },
    upstream,
    async close() {
      await Promise.all(servers.map((server) => server.close()))
      await upstream.close()
    },
  }
}
