import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { aTrainingJob } from '../src/demo/job.ts'
import { type Files, startProxySite } from './support/site.ts'
import { expect, test as base } from './support/test.ts'

const jobs = [
  aTrainingJob({ id: 'aaa1', name: 'alpha' }),
  aTrainingJob({ id: 'bbb2', name: 'beta' }),
]

const TAKEN_FOR_SCRIPT = /^Failed to load module script/

interface Deployment {
  /** The folder that is served: a copy of the build, which a test changes under the open page. */
  folder: string
  appType: Files['appType']
}

const test = base.extend<Deployment>({
  appType: ['spa', { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright demands a pattern, and this needs nothing
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

test.use({ expectedErrors: [[TAKEN_FOR_SCRIPT], { scope: 'test' }] })
test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

/** The path of the file whose name begins like this. */
function fileOf(folder: string, start: string): string {
  const assets = path.join(folder, 'assets')
  const name = readdirSync(assets).find((known) => known.startsWith(start) && known.endsWith('.js'))
  if (name === undefined) throw new Error(`The build has no ${start}*.js`)
  return path.join(assets, name)
}

/** Replaces a text in a file. */
function change(file: string, from: string, to: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to))
}

/** Puts a build in the place of the one that is there: its script and that of the details have other names. */
function deploy(folder: string): void {
  const details = fileOf(folder, 'JobDetails-')
  renameSync(details, path.join(folder, 'assets/JobDetails-newer.js'))
  change(fileOf(folder, 'page-'), path.basename(details), 'JobDetails-newer.js')
  const script = fileOf(folder, 'index-')
  renameSync(script, path.join(folder, 'assets/index-newer.js'))
  change(path.join(folder, 'index.html'), path.basename(script), 'index-newer.js')
}

const notice = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })
const details = (page: Page) => page.getByRole('complementary', { name: 'Job details' })
const rows = (page: Page) => page.getByRole('row', { name: /alpha|beta/ })
const UPDATED = 'The dashboard was updated. Reload to go on.'
const PART = 'A part of the dashboard could not be loaded'

for (const appType of ['spa', 'mpa'] as const) {
  test.describe(`a host that answers ${appType === 'spa' ? 'with the page' : '404'}`, () => {
    test.use({ appType })

    test('a newer build asks for one reload, and keeps what is there', async ({ page, folder }) => {
      let loads = 0
      page.on('load', () => (loads += 1))
      await page.goto('/?refresh=off')
      await expect(rows(page)).toHaveCount(2)
      deploy(folder)
      await page.getByRole('link', { name: 'beta' }).click()
      await expect(notice(page, UPDATED)).toBeVisible()
      await expect(rows(page)).toHaveCount(2)
      expect(loads, 'it does not reload by itself').toBe(1)
      await page.getByRole('button', { name: 'Reload' }).click()
      await expect(details(page).getByRole('heading', { name: 'beta' })).toBeVisible()
      await expect(notice(page, UPDATED)).toBeHidden()
      expect(loads).toBe(2)
    })
  })
}

test('a file that stays broken is not asked to be reloaded over and over', async ({
  page,
  folder,
}) => {
  await page.goto('/?refresh=off')
  await expect(rows(page)).toHaveCount(2)
  writeFileSync(fileOf(folder, 'JobDetails-'), 'export const = <')
  await page.getByRole('link', { name: 'beta' }).click()
  await expect(notice(page, `${PART}. Reload to go on.`)).toBeVisible()
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(notice(page, 'a reload did not help')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Reload' })).toBeHidden()
  await expect(rows(page)).toHaveCount(2)
})

test('on a phone the list stays where the details cannot be loaded', async ({ page, folder }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/?refresh=off')
  await expect(rows(page)).toHaveCount(2)
  deploy(folder)
  await page.getByRole('link', { name: 'beta' }).click()
  await expect(notice(page, UPDATED)).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
})

test('while the server is gone, Reload keeps what is on the screen', async ({ page, site }) => {
  await page.goto('/?refresh=off')
  await expect(rows(page)).toHaveCount(2)
  await site.close()
  await page.getByRole('link', { name: 'beta' }).click()
  await expect(notice(page, 'its server does not answer')).toBeVisible()
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(notice(page, 'its server does not answer')).toBeVisible()
  await expect(rows(page)).toHaveCount(2)
})

test('a wall that cannot be loaded leaves the page, and says so', async ({ page, folder }) => {
  rmSync(fileOf(folder, 'WallScreen-'))
  await page.goto('/?refresh=off&wall=1')
  await expect(notice(page, PART)).toBeVisible()
  await expect(rows(page)).toHaveCount(2)
})
