import { execSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { findBrowser } from '../../.ci/browser.mjs'

const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'tailwind.config.ts',
  'package-lock.json',
]

/** Finds the browser, and builds the page and the demo if a build is missing or older than its sources. */
export default async function globalSetup(): Promise<void> {
  const browser = await findBrowser()
  if (browser.path !== undefined) process.env['CHROMIUM_PATH'] = browser.path

  if (process.env['E2E_BUILT'] === 'true') return
  buildIfStale('dist', 'npm run -s build')
  buildIfStale('dist-demo', 'npm run -s build:demo')
}

function buildIfStale(folder: string, command: string): void {
  const page = path.join(folder, 'index.html')
  if (existsSync(page) && modified(page) > Math.max(...SOURCES.map(newest))) return
  execSync(command, { stdio: 'inherit' })
}

/** Returns when the file, or the newest file in the folder, was changed, in ms; 0 if it does not exist. */
function newest(source: string): number {
  if (!existsSync(source)) return 0
  if (!statSync(source).isDirectory()) return modified(source)
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  return Math.max(modified(source), ...files.map((file) => modified(path.join(source, file))))
}

function modified(file: string): number {
  return statSync(file).mtimeMs
}
