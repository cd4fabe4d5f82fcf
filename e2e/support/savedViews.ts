import { expect, type Page } from '@playwright/test'
import { aTrainingJob } from '../../src/demo/job.ts'

/** One job that runs, one that failed, one that completed. */
export const jobs = [
  aTrainingJob({ id: 'aaa1', name: 'alpha' }),
  aTrainingJob({ id: 'bbb2', name: 'beta', current_status: 'TRAINING_JOB_FAILED' }),
  aTrainingJob({ id: 'ccc3', name: 'gamma', current_status: 'TRAINING_JOB_COMPLETED' }),
]

export const tabs = (page: Page) => page.getByRole('navigation', { name: 'Presets' })
export const tab = (page: Page, name: string) => tabs(page).getByRole('link', { name, exact: true })
export const popup = (page: Page) => page.getByRole('dialog', { name: 'Saved views' })
/** The names on the tabs behind the presets. */
export const names = (page: Page) =>
  tabs(page)
    .getByRole('link')
    .filter({ hasNotText: /^(Running|Active|Failed|All)\d*$/ })
export const button = (page: Page, name: string) =>
  popup(page).getByRole('button', { name, exact: true })
export const toast = (page: Page) => page.getByRole('region', { name: 'Messages' })

/** What the browser keeps when the page opens for the first time. */
export async function keep(page: Page, content: string) {
  await page.addInitScript((text) => {
    // A blank page has no storage.
    if (origin !== 'null' && localStorage.getItem('views') === null)
      localStorage.setItem('views', text)
  }, content)
}

export const kept = (page: Page) => page.evaluate(() => localStorage.getItem('views'))

export const THREE = JSON.stringify({
  version: 2,
  views: [
    { id: 'a', name: 'one', query: '?status=running&refresh=off' },
    { id: 'b', name: 'two', query: '?status=failed&refresh=off' },
    { id: 'c', name: 'three', query: '?status=completed&refresh=off' },
  ],
  start: null,
})

export async function open(page: Page) {
  await page.getByRole('button', { name: 'Save view' }).click()
  await expect(popup(page)).toBeVisible()
}

export async function save(page: Page, name: string) {
  await open(page)
  await popup(page).getByRole('textbox', { name: 'Name of the current view' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(popup(page)).toBeHidden()
}
