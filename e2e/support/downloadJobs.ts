import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { menuButton } from './page.ts'

/** Downloads the displayed jobs from the menu; returns the name and the text of the file. */
export async function downloadJobs(page: Page, what: 'CSV' | 'JSON' | 'full CSV') {
  await menuButton(page).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: `Download ${what}` }).click(),
  ])
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
}
