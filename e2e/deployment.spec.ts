import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { details, notice, row } from './support/page.ts'
import { settle } from './support/settle.ts'
import { type Files, type Site, startProxySite } from './support/site.ts'
import { expect, test as base } from './support/test.ts'

const jobs = [
  aTrainingJob({ id: 'aaa1', name: 'alpha' }),
  aTrainingJob({ id: 'bbb2', name: 'beta' }),
]

/** Chromium's message about a missing script for which the host sends the page. */
const PAGE_INSTEAD_OF_SCRIPT = /^Failed to load module script/
const MISSING_FILE = /^Failed to load resource: /

interface Deployment {
  /** The served folder: a copy of the build, which a test changes while the page is open. */
  folder: string
  appType: Files['appType']
}

const test = base.extend<Deployment>({
  appType: ['spa', { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright requires a pattern
  folder: async ({}, provide, testInfo) => {
    const folder = testInfo.outputPath('dist')
    cpSync('dist', folder, { recursive: true })
    await provide(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  site: async ({ folder, appType }, provide) => {
    const site = await startProxySite({ folder, appType })
    await provide(site)
    await site.close()
  },
})

test.use({ expectedErrors: [[PAGE_INSTEAD_OF_SCRIPT, MISSING_FILE], { scope: 'test' }] })
test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

function fileOf(folder: string, start: string): string {
  const assets = path.join(folder, 'assets')
  const name = readdirSync(assets).find((known) => known.startsWith(start) && known.endsWith('.js'))
  if (name === undefined) throw new Error(`The build has no ${start}*.js`)
  return path.join(assets, name)
}

/** Removes a file of the build and its compressed copies. */
function remove(file: string): void {
  for (const end of ['', '.br', '.gz']) rmSync(file + end)
}

const newer = (text: string) => text.replaceAll(/-[\w-]{8}\.js\b/g, (end) => `-newer${end}`)

/**
 * Deploys a newer build, in which every script with a hash has a new name, once the page has loaded its
 * initial files, and restarts the server.
 */
async function deploy(page: Page, folder: string, site: Site): Promise<void> {
  // oxlint-disable-next-line playwright/no-networkidle -- nothing visible shows that the page's own loading has ended
  await page.waitForLoadState('networkidle')
  for (const name of ['index.html', ...readdirSync(path.join(folder, 'assets'))]) {
    if (!/\.(html|js)$/.test(name)) continue
    const file = path.join(folder, name.endsWith('.html') ? '' : 'assets', name)
    // A file that the page loads in the meantime must not have the newer content under its old name.
    writeFileSync(newer(file), newer(readFileSync(file, 'utf8')))
    if (newer(file) !== file) remove(file)
  }
  site.restart()
}

const rows = (page: Page) => page.getByRole('row', { name: /alpha|beta/ })
const UPDATED = 'The dashboard was updated. Reload to continue.'
const PART_MISSING = 'Couldn’t load part of the dashboard'

for (const appType of ['spa', 'mpa'] as const) {
  const missing = appType === 'spa' ? 'the page' : '404'
  test.describe(`on a host that responds with ${missing} to an unknown path`, () => {
    test.use({ appType })

    test('after a deployment the page offers a reload and keeps its rows', async ({
      page,
      folder,
      site,
    }) => {
      await page.clock.install()
      let loads = 0
      page.on('load', () => (loads += 1))
      await page.goto('/?refresh=off')
      await expect(rows(page)).toHaveCount(2)
      await deploy(page, folder, site)
      await row(page, 'beta').getByRole('link').click()
      await expect(notice(page, UPDATED)).toBeVisible()
      await expect(rows(page)).toHaveCount(2)
      await page.clock.runFor(60_000)
      await settle(page)
      expect(loads, 'the page does not reload by itself').toBe(1)
      await expect(notice(page, UPDATED)).toBeVisible()
      await page.getByRole('button', { name: 'Reload' }).click()
      await expect(details(page).getByRole('heading', { name: 'beta' })).toBeVisible()
      await expect(notice(page, UPDATED)).toBeHidden()
      expect(loads).toBe(2)
    })
  })
}

test('if a reload does not fix a broken file, the page does not offer another', async ({
  page,
  folder,
  site,
}) => {
  await page.goto('/?refresh=off')
  await expect(rows(page)).toHaveCount(2)
  const file = fileOf(folder, 'OpenJobPanel-')
  remove(file)
  writeFileSync(file, 'export const = <')
  site.restart()
  await row(page, 'beta').getByRole('link').click()
  await expect(notice(page, `${PART_MISSING}. Reload to continue.`)).toBeVisible()
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(notice(page, 'files are missing on the dashboard server')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Reload' })).toBeHidden()
  await expect(rows(page)).toHaveCount(2)
})

test('on a phone the list remains when the details cannot be loaded', async ({
  page,
  folder,
  site,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/?refresh=off')
  await expect(rows(page)).toHaveCount(2)
  await deploy(page, folder, site)
  await row(page, 'beta').getByRole('link').click()
  await expect(notice(page, UPDATED)).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
})

test('if the code that displays failures is missing too, a sentence says so', async ({
  page,
  folder,
}) => {
  remove(fileOf(folder, 'failures-'))
  remove(fileOf(folder, 'OpenJobPanel-'))
  await page.goto('/?refresh=off')
  await row(page, 'beta').getByRole('link').click()
  await expect(page.getByRole('alert')).toHaveText(`${PART_MISSING}. Reload to continue.`)
  await expect(rows(page)).toHaveCount(2)
})

test('while the server is down, Reload keeps the rows', async ({ page, site }) => {
  // The code that displays failures is loaded after the rows.
  const loaded = page.waitForEvent('requestfinished', (request) => /failures-/.test(request.url()))
  await page.goto('/?refresh=off')
  await expect(rows(page)).toHaveCount(2)
  await loaded
  await settle(page)
  await site.close()
  await row(page, 'beta').getByRole('link').click()
  await expect(notice(page, 'the dashboard server isn’t responding')).toBeVisible()
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(notice(page, 'the dashboard server isn’t responding')).toBeVisible()
  await expect(rows(page)).toHaveCount(2)
})

test('if the wall cannot be loaded, the page displays the table and a notice', async ({
  page,
  folder,
}) => {
  remove(fileOf(folder, 'WallScreen-'))
  await page.goto('/?refresh=off&wall=1')
  await expect(notice(page, PART_MISSING)).toBeVisible()
  await expect(rows(page)).toHaveCount(2)
})
