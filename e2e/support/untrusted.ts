import { expect, type Page } from '@playwright/test'

/** Records the dialogs that a page opens: the untrusted scripts call `alert`. */
export function recordDialogs(page: Page): readonly string[] {
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  return dialogs
}

/** Expects that no untrusted string became an element or ran as a script. */
export async function expectNoMarkup(page: Page, dialogs: readonly string[]): Promise<void> {
  const injected = page.locator('img[src="x"], [onerror], #root script, table table')
  expect(await injected.evaluateAll((all) => all.map(({ outerHTML }) => outerHTML))).toEqual([])
  expect(dialogs, 'scripts that ran').toEqual([])
}

/** IDs that a URL can't contain, so that their details have no address. */
const NOT_IN_URLS = new Set([
  'spaces as ID',
  'two lines as ID',
  'emoji as ID',
  'lone surrogate as ID',
  'ID of 10,000 characters',
])

/** Whether the details of an untrusted job can be opened. */
export function hasDetails({ what }: { readonly what: string }): boolean {
  return !NOT_IN_URLS.has(what)
}
