import type { Locator, Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { clipboard, details, menuButton, messages, palette } from './support/page.ts'
import { expect, test } from './support/test.ts'

const ERROR = 'Traceback (most recent call last):\n  File "train.py", line 3\nValueError: boom'
const jobs = Array.from({ length: 3000 }, (_, n) =>
  aTrainingJob({
    id: `job${n}`,
    name: `run ${n}`,
    created_at: new Date(Date.UTC(2026, 2, 2) - n * 1000).toISOString(),
    error_message: n === 0 ? ERROR : 'x'.repeat(400),
  }),
)

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Copy manually' })
const field = (page: Page) => dialog(page).getByRole('textbox', { name: 'Text to copy' })
const bar = (page: Page) => page.getByRole('region', { name: 'Selected jobs' })
const share = (page: Page) => menuButton(page)

function selectedText(page: Page): Promise<string> {
  return field(page).evaluate((element: HTMLTextAreaElement) =>
    element.value.slice(element.selectionStart, element.selectionEnd),
  )
}

/** Presses a button whose text can't be copied. Expects the text to be selected, and the focus to return. */
async function expectManualCopy(page: Page, button: Locator, text: string) {
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(field(page)).toBeFocused()
  await expect(field(page)).toHaveAttribute('readonly')
  expect(await selectedText(page)).toBe(text)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
  await expect(button).toBeFocused()
}

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

/** Simulates plain HTTP, where there is no clipboard. */
function removeClipboard() {
  Reflect.deleteProperty(Navigator.prototype, 'clipboard')
  document.execCommand = () => false
}

/** Simulates a policy that forbids access to the clipboard. */
function refuseClipboard() {
  for (const method of ['write', 'writeText'] as const) {
    navigator.clipboard[method] = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  }
}

for (const [why, refuse] of [
  ['there is no clipboard', removeClipboard],
  ['the clipboard is forbidden', refuseClipboard],
] as const) {
  test(`if ${why}, texts appear selected in a field`, async ({ page }) => {
    await page.addInitScript(refuse)
    await page.goto('/?refresh=off&cols=name,id&open=job0')
    const panel = details(page)
    const url = page.url()
    const copies: [button: string, text: string][] = [
      ['Copy ID job0', 'job0'],
      ['Copy link', url],
      ['Copy error message', ERROR],
      ['Copy command: truss train stop', 'truss train stop --job-id job0'],
      ['Copy JSON', JSON.stringify(jobs[0], null, 2)],
    ]
    for (const [name, text] of copies) {
      await expectManualCopy(page, panel.getByRole('button', { name }), text)
    }
    await expectManualCopy(
      page,
      page.getByRole('button', { name: 'Copy ID job2', exact: true }),
      'job2',
    )

    // The menu closes, and its button gets the focus back.
    await share(page).click()
    await page.getByRole('menuitem', { name: 'Copy link' }).click()
    await expect(field(page)).toBeFocused()
    await expect(page.getByRole('menu')).toBeHidden()
    expect(await selectedText(page)).toBe(url)
    await page.keyboard.press('Escape')
    await expect(dialog(page)).toBeHidden()
    await expect(share(page)).toBeFocused()

    await page.keyboard.press('Control+k')
    await palette(page).getByRole('combobox').fill('curl')
    await page.keyboard.press('Enter')
    await expect(field(page)).toBeFocused()
    expect(await selectedText(page)).toMatch(/^curl /)
    await page.keyboard.press('Escape')
    await expect(share(page)).toBeFocused()
    await expect(messages(page)).toBeHidden()
  })
}

test.describe('with the keys for copying', () => {
  test.use({ permissions: ['clipboard-read'] })

  test('a table of more than 1 MB is copied from the field as it is', async ({ page }) => {
    await page.addInitScript(refuseClipboard)
    await page.goto('/?refresh=off')
    await page.getByRole('checkbox', { name: 'Select all jobs' }).click()
    await bar(page).getByRole('button', { name: 'Copy as TSV' }).click()
    await expect(field(page)).toBeFocused()
    const text = await selectedText(page)
    expect(text.length).toBeGreaterThan(1_000_000)
    expect(text.trimEnd().split('\n').slice(3)).toHaveLength(3000)

    await page.keyboard.press('Control+c')
    await expect(dialog(page).getByRole('status')).toHaveText('Copied')
    const copied = await clipboard(page)
    expect(copied).toMatch(/\r\n$/)
    expect(copied.replaceAll('\r\n', '\n') === text, 'the whole text is copied').toBe(true)

    await field(page).evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(0, 6))
    await page.keyboard.press('Control+c')
    await expect.poll(async () => (await clipboard(page)).slice(0, 10)).toBe('Status')

    await page.keyboard.press('Escape')
    await expect(bar(page).getByRole('button', { name: 'Copy as TSV' })).toBeFocused()
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the text stays selected on a tap, and the dialog is accessible', async ({ page }) => {
    await page.addInitScript(removeClipboard)
    await page.goto('/?refresh=off&cols=name,id&open=job0')
    await details(page).getByRole('button', { name: 'Copy link' }).tap()
    await expect(dialog(page)).toContainText('Touch and hold the selected text to copy it.')
    await field(page).tap()
    await expect.poll(() => selectedText(page)).toBe(page.url())
    expect(await axeInBothThemes(page)).toEqual([])

    const close = dialog(page).getByRole('button', { name: 'Close' })
    const size = await close.boundingBox()
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44)
    await close.tap()
    await expect(dialog(page)).toBeHidden()
    await expect(details(page)).toBeVisible()
  })
})

test.describe('when the dialog cannot be loaded', () => {
  test.use({ expectedErrors: [/Failed to load resource/] })

  test('the browser’s own dialog has the text', async ({ page }) => {
    await page.addInitScript(removeClipboard)
    await page.route(/ManualCopyDialog/, (route) => route.abort())
    await page.goto('/?refresh=off&cols=name,id&open=job0')
    const dialogs: string[] = []
    page.on('dialog', async (nativeDialog) => {
      dialogs.push(`${nativeDialog.message()} ${nativeDialog.defaultValue()}`)
      await nativeDialog.dismiss()
    })
    await details(page).getByRole('button', { name: 'Copy ID job0' }).click()
    await expect.poll(() => dialogs).toEqual(['Couldn’t copy. Copy the text from here: job0'])
  })
})
