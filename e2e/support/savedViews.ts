import { expect, type Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { presets } from './page.ts'

export const jobs = [
  aTrainingJob({ id: 'aaa1', name: 'alpha' }),
  aTrainingJob({ id: 'bbb2', name: 'beta', current_status: 'TRAINING_JOB_FAILED' }),
  aTrainingJob({ id: 'ccc3', name: 'gamma', current_status: 'TRAINING_JOB_COMPLETED' }),
]

/** The tab of a saved view, next to the presets; its name may be followed by a count. */
export const tab = (page: Page, name: string) =>
  presets(page).getByRole('link', { name: new RegExp(`^${name}( [\\d.,KM]+)?$`) })
/** The names on the tabs of the saved views that fit. */
export const viewTabs = (page: Page) => presets(page).locator('a[data-tab=""] > :first-child')
export const moreViews = (page: Page) => presets(page).getByRole('button', { name: /^More views/ })
/** The menu of the views whose tabs don't fit. */
export const moreMenu = (page: Page) => page.getByRole('menu', { name: 'More views' })
export const saveViewButton = (page: Page) => page.getByRole('button', { name: 'Save view' })
export const popup = (page: Page) => page.getByRole('dialog', { name: 'Saved views' })
export const popupButton = (page: Page, name: string) =>
  popup(page).getByRole('button', { name, exact: true })
export const nameField = (page: Page) => popup(page).getByRole('textbox', { name: 'View name' })

/** Stores views before the page opens for the first time. */
export async function storeViews(page: Page, content: string) {
  await page.addInitScript((text) => {
    // A blank page has no storage.
    if (origin !== 'null' && localStorage.getItem('views') === null)
      localStorage.setItem('views', text)
  }, content)
}

export const storedViews = (page: Page) => page.evaluate(() => localStorage.getItem('views'))

export const THREE = JSON.stringify({
  version: 2,
  views: [
    { id: 'a', name: 'one', query: '?status=running&refresh=off' },
    { id: 'b', name: 'two', query: '?status=failed&refresh=off' },
    { id: 'c', name: 'three', query: '?status=completed&refresh=off' },
  ],
  start: null,
})

/** The same, with the second as the start page. */
export const THREE_WITH_START = THREE.replace('"start":null', '"start":"b"')

export async function openPopup(page: Page) {
  await saveViewButton(page).click()
  await expect(popup(page)).toBeVisible()
}

export async function saveView(page: Page, name: string) {
  await openPopup(page)
  await nameField(page).fill(name)
  await page.keyboard.press('Enter')
  await expect(popup(page)).toBeHidden()
}
