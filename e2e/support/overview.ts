import { expect, type Locator, type Page } from '@playwright/test'
import { labelOf, overview, result } from './page.ts'

/** A part of the overview, by its title. */
export const part = (page: Page, name: string) =>
  overview(page).getByRole('region', { name, exact: true })

/** The error types that the part Failures lists. */
export const errorTypes = (page: Page) =>
  part(page, 'Failures').getByRole('list', { name: 'Error types' })

/** A list's marks: what else it has, such as the names that open a row, can't be pressed in. */
const marksIn = (list: Locator) =>
  list.getByRole('button').and(list.page().locator('[aria-pressed]'))

/** The counts in the labels of a list's marks, in their order. */
export async function countsIn(list: Locator): Promise<string[]> {
  await expect(list).toBeVisible()
  const marks = await marksIn(list).all()
  const labels = await Promise.all(marks.map(labelOf))
  return labels.map((label) => label.split(', last seen ')[0] ?? '')
}

/** Presses every mark of a list: each shows the jobs that it counts, and a second press undoes that. */
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
