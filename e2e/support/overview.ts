import { expect, type Locator, type Page } from '@playwright/test'
import { labelOf, overview, result } from './page.ts'

/** A part of the overview, by its title. */
export const part = (page: Page, name: string) =>
  overview(page).getByRole('region', { name, exact: true })

export const errorTypes = (page: Page) =>
  part(page, 'Failures').getByRole('list', { name: 'Error types' })

/** Returns a list's marks: its other elements, such as names that open a row, have no pressed state. */
const marksIn = (list: Locator) =>
  list.getByRole('button').and(list.page().locator('[aria-pressed]'))

/** Returns the counts in the labels of a list's marks, in order. */
export async function countsIn(list: Locator): Promise<string[]> {
  await expect(list).toBeVisible()
  const marks = await marksIn(list).all()
  const labels = await Promise.all(marks.map(labelOf))
  return labels.map((label) => label.split(', last seen ')[0] ?? '')
}

/**
 * Presses every mark of a list: the first press must filter by the jobs that it counts, the second must
 * undo that.
 */
export async function pressEach(page: Page, list: Locator): Promise<void> {
  const all = (await result(page).textContent()) ?? ''
  const marks = await marksIn(list).all()
  expect(marks.length).toBeGreaterThan(0)
  const labels = await Promise.all(marks.map(labelOf))
  for (const label of labels) {
    const mark = list.getByRole('button', { name: label, exact: true })
    const [count = ''] = /\d+ jobs?\b/.exec(label) ?? []
    await mark.click()
    await expect(result(page), label).toHaveText(count)
    await expect(mark).toHaveAttribute('aria-pressed', 'true')
    await mark.click()
    await expect(result(page)).toHaveText(all)
  }
}
