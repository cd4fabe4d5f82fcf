import { chromium } from '@playwright/test'
import { preview } from 'vite'
import { findBrowser } from '../.ci/browser.mjs'

/** `npm run screenshot`: the README's pictures, of the demo build. */

/** @type {{file: string, colorScheme: 'light' | 'dark', width: number, height: number}[]} */
const SHOTS = [
  { file: 'docs/screenshot-light.png', colorScheme: 'light', width: 1440, height: 900 },
  { file: 'docs/screenshot-dark.png', colorScheme: 'dark', width: 1440, height: 900 },
]

const server = await preview({
  configFile: false,
  logLevel: 'warn',
  build: { outDir: 'dist-demo' },
  preview: { host: '127.0.0.1', port: 0 },
})
const url = server.resolvedUrls?.local[0] ?? ''
const { path } = await findBrowser()
const browser = await chromium.launch(path ? { executablePath: path } : {})

for (const { file, colorScheme, width, height } of SHOTS) {
  const page = await browser.newPage({ colorScheme, viewport: { width, height } })
  await page.goto(url)
  await page.getByText(/^[\d,]+ jobs$/).waitFor()
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: file })
  await page.close()
  console.log(file)
}

await browser.close()
await server.close()
