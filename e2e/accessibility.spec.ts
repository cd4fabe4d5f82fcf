import type { Page } from '@playwright/test'
import { createOrganization } from '../src/demo/organization.ts'
import { axe } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const PHONE = { width: 360, height: 800 }
const DESKTOP = { width: 1440, height: 900 }
const WALL = { width: 2560, height: 1440 }

const now = Date.now()
const jobs = createOrganization({ seed: 1, jobs: 12, start: now }).jobsAt(now)

const states: [name: string, address: string, sign: string][] = [
  ['full', '/?refresh=off', '12 jobs'],
  ['empty', '/?refresh=off&project=nobody&status=running&sort=banana', 'No training job matches'],
  ['failing', '/?refresh=off&project=err-401', 'Baseten does not accept the API key'],
  ['partly broken', '/?refresh=off&project=err-bad-rows', '8 jobs are not shown'],
]

async function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
}

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    for (const [name, address, sign] of states) {
      test(`the ${name} page is accessible, on a desk and on a phone`, async ({ page }) => {
        await page.goto(address)
        for (const size of [DESKTOP, PHONE]) {
          await page.setViewportSize(size)
          await expect(page.getByText(sign)).toBeVisible()
          expect(await axe(page)).toEqual([])
        }
      })
    }

    test('open popups are accessible', async ({ page }) => {
      await page.goto('/?refresh=off')
      const filters = page.getByRole('search', { name: 'Filters' })
      for (const name of ['Status', 'Project', 'Order: Newest first']) {
        await filters.getByRole('button', { name }).click()
        await expect(page.getByRole(name.startsWith('Order') ? 'menu' : 'listbox')).toBeVisible()
        expect(await axe(page)).toEqual([])
        await page.keyboard.press('Escape')
      }
      await page.getByRole('button', { name: 'Share and export' }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      expect(await axe(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible()
      expect(await axe(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('cell', { name: /vCPU/ }).first().hover()
      await expect(page.getByRole('tooltip')).toBeVisible()
      expect(await axe(page)).toEqual([])
    })

    test('a failed poll above rows is accessible', async ({ page, mockApi }) => {
      await page.goto('/?refresh=off')
      await expect(page.getByText('12 jobs')).toBeVisible()
      mockApi.setFault('err-500')
      await page.getByRole('button', { name: 'Refresh now' }).click()
      await expect(page.getByRole('alert')).toBeVisible()
      expect(await axe(page)).toEqual([])
    })
  })
}

test('the page itself never scrolls sideways, from 360 to 2560 px', async ({ page }) => {
  for (const [, address, sign] of states) {
    await page.goto(address)
    await expect(page.getByText(sign)).toBeVisible()
    for (const size of [
      PHONE,
      { width: 390, height: 844 },
      { width: 768, height: 1024 },
      DESKTOP,
      WALL,
    ]) {
      await page.setViewportSize(size)
      expect(await overflow(page), `${address} at ${size.width} px`).toBe(0)
    }
  }
})
