import { chromium } from '@playwright/test'
import { preview } from 'vite'
import { findBrowser } from '../.ci/browser.mjs'

/** `npm run screenshot`: takes the documents' screenshots, of the demo build. */

const THEMES = /** @type {const} */ (['light', 'dark'])
const OVERVIEW = '?overview=now,timeline,trend,failures'

/**
 * @typedef {object} Shot
 * @property {string} file
 * @property {string} query
 * @property {'light' | 'dark'} colorScheme
 * @property {number} width
 * @property {number} height
 * @property {'active'} [forcedColors] as contrast themes force them
 * @property {'print'} [media] as on paper
 * @property {boolean} [details] whether the first job is open
 */

/** @type {Shot[]} */
const SHOTS = [
  ...THEMES.flatMap((colorScheme) => [
    {
      file: `screenshot-${colorScheme}`,
      query: '?status=failed,deploy_failed&sort=-gpus',
      colorScheme,
      width: 1440,
      height: 900,
      details: true,
    },
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
    {
      file: `forced-colors-${colorScheme}`,
      query: `${OVERVIEW}&status=active,failed&q=llama`,
      colorScheme,
      forcedColors: /** @type {const} */ ('active'),
      width: 1440,
      height: 1400,
    },
  ]),
  // A4, landscape.
  {
    file: 'print',
    query: '?status=failed&sort=-gpus,name',
    colorScheme: 'light',
    media: 'print',
    width: 1123,
    height: 794,
  },
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

for (const { file, query, width, height, media, details, ...colors } of SHOTS) {
  const page = await browser.newPage({ ...colors, viewport: { width, height } })
  await page.goto(`${url}${query}`)
  await page
    .getByText(/^([\d,]+ jobs|Updated .*)$/)
    .first()
    .waitFor()
  if (details) {
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: 'Job details' }).waitFor()
  }
  // Popups and panels load on demand.
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  if (media) {
    await page.emulateMedia({ media })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  }
  const target = `docs/${file}.png`
  await page.screenshot({ path: target, style: 'body > article { padding: 12mm !important }' })
  await page.close()
  console.log(target)
}

await browser.close()
await server.close()
