import assert from 'node:assert/strict'
import { launch } from 'puppeteer-core'
import { startServer } from './serverProcess.mjs'

/**
 * Opens the page in Firefox, over WebDriver BiDi: the jobs, a tab, a job's details. For the nightly run, which
 * sets `FIREFOX_PATH`. Fails on any error in the console.
 */

const executablePath = process.env.FIREFOX_PATH
if (!executablePath) throw new Error('Set FIREFOX_PATH to the executable of Firefox.')

const server = await startServer()
const browser = await launch({ browser: 'firefox', executablePath, headless: true })
try {
  const page = await browser.newPage()
  /** @type {string[]} */
  const errors = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.setViewport({ width: 1440, height: 900 })

  await page.goto(`${server.url}?refresh=off`)
  await page.locator('table[aria-label="Training jobs"] tbody tr').wait()
  const tab = await page.waitForSelector('nav[aria-label="Presets"] ::-p-text(Failed)')
  await tab?.click()
  await page.waitForFunction("location.search.includes('status=')")

  const job = await page.waitForSelector('table[aria-label="Training jobs"] tbody tr a')
  await job?.click()
  await page.locator('[aria-label="Job details"]').wait()
  assert.deepEqual(errors, [])
  console.log(`${await browser.version()}: the jobs, a tab and a job's details`)
} finally {
  await browser.close()
  await server.close()
}
