import { chromium } from '@playwright/test'
import { preview } from 'vite'
import { findBrowser } from '../.ci/browser.mjs'

/** `npm run screenshot`: the README's pictures, of the demo build. */

const THEMES = /** @type {const} */ (['light', 'dark'])
const OVERVIEW = '?overview=now,timeline,trend,failures'

/** @type {{file: string, query: string, colorScheme: 'light' | 'dark', width: number, height: number}[]} */
const SHOTS = [
  ...THEMES.flatMap((colorScheme) => [
    { file: `screenshot-${colorScheme}`, query: '', colorScheme, width: 1440, height: 900 },
    { file: `overview-${colorScheme}`, query: OVERVIEW, colorScheme, width: 1440, height: 1400 },
    {
      file: `overview-phone-${colorScheme}`,
      query: OVERVIEW,
      colorScheme,
      width: 390,
      height: 1600,
    },
    {
      file: `overview-wide-${colorScheme}`,
      query: OVERVIEW,
      colorScheme,
      width: 2560,
      height: 1440,
    },
  ]),
  { file: 'wall', query: '?wall=1', colorScheme: 'dark', width: 1920, height: 1080 },
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

for (const { file, query, colorScheme, width, height } of SHOTS) {
  const page = await browser.newPage({ colorScheme, viewport: { width, height } })
  await page.goto(`${url}${query}`)
  await page.getByText(/^([\d,]+ jobs|Last good poll .*)$/).waitFor()
  // What opens later loads later.
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  const target = `docs/${file}.png`
  await page.screenshot({ path: target })
  await page.close()
  console.log(target)
}

await browser.close()
await server.close()
