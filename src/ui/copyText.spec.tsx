// @vitest-environment jsdom
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { copyText, textToCopy } from './copyText.ts'
import { ManualCopy } from './ManualCopy.tsx'
import type * as Dialogs from './ManualCopyDialog.tsx'

const missing = vi.hoisted(() => ({ dialog: false }))
vi.mock('./ManualCopyDialog.tsx', async (original) => {
  const module = await original<typeof Dialogs>()
  return {
    get ManualCopyDialog() {
      if (missing.dialog) throw new TypeError('Failed to fetch dynamically imported module')
      return module.ManualCopyDialog
    },
  }
})

const refuse = () => Promise.reject(new DOMException('Not allowed', 'NotAllowedError'))

beforeEach(() => {
  vi.stubGlobal('isSecureContext', true)
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  textToCopy.set(null)
  missing.dialog = false
})

/** Gives the page this clipboard; over plain http there is none. */
function stubClipboard(clipboard: Partial<Clipboard> | undefined) {
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
}

const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text to copy' })

/** Copies what is selected, as a person does; returns what the page puts into the clipboard, if anything. */
function copySelected(element: HTMLTextAreaElement) {
  const setData = vi.fn<(type: string, text: string) => void>()
  const event = createEvent.copy(element, { clipboardData: { setData } })
  fireEvent(element, event)
  return setData.mock.calls[0]?.[1]
}

/** Opens the dialog with this text; returns its field. */
async function open(text: string): Promise<HTMLTextAreaElement> {
  stubClipboard(undefined)
  render(<ManualCopy />)
  await copyText(text)
  return field()
}

describe('where the clipboard works', () => {
  it('a text is copied and not displayed', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(async () => {})
    stubClipboard({ writeText })
    expect(await copyText('p7qr9qv')).toBe('copied')
    expect(writeText).toHaveBeenCalledWith('p7qr9qv')
    expect(textToCopy.get()).toBeNull()
  })
})

describe.each([
  ['is missing', undefined],
  ['is refused', { write: refuse, writeText: refuse }],
])('where the clipboard %s', (_, clipboard) => {
  beforeEach(() => stubClipboard(clipboard))

  it.each([
    ['an ID', 'p7qr9qv'],
    ['a text that takes a while', Promise.resolve('Name\tGPUs\r\nrun\t8\r\n')],
    ['an empty text', ''],
  ])('%s is displayed', async (_what, text) => {
    expect(await copyText(text)).toBe('manual')
    expect(textToCopy.get()).toBe(await text)
  })

  it('a text that cannot be made has failed', async () => {
    expect(await copyText(Promise.reject(new Error('no file')))).toBe('failed')
    expect(textToCopy.get()).toBeNull()
  })

  it('the browser’s own dialog has the text if the page’s cannot be loaded', async () => {
    missing.dialog = true
    const prompt = vi.fn<typeof window.prompt>(() => null)
    vi.stubGlobal('prompt', prompt)
    expect(await copyText('p7qr9qv')).toBe('manual')
    expect(prompt).toHaveBeenCalledWith('Couldn’t copy. Copy the text from here:', 'p7qr9qv')
    expect(textToCopy.get()).toBeNull()
  })
})

describe('the dialog', () => {
  it('copies the text with its own line breaks, or the part that is selected', async () => {
    const element = await open('a\r\nb\r\n')
    expect(element.value).toBe('a\nb\n')
    element.setSelectionRange(0, 1)
    expect(copySelected(element)).toBeUndefined()
    expect(screen.queryByText('Copied')).toBeNull()
    element.select()
    expect(copySelected(element)).toBe('a\r\nb\r\n')
    expect(screen.queryByText('Copied')).not.toBeNull()
  })

  it('displays 2,000,000 characters of a longer text, and copies all of it', async () => {
    const text = 'x'.repeat(2_000_001)
    const element = await open(text)
    expect(element.value).toHaveLength(2_000_000)
    expect(screen.getByRole('note').textContent).toContain('The end isn’t displayed.')
    element.select()
    expect(copySelected(element)?.length).toBe(2_000_001)
  })

  it.each([
    [true, 'Clipboard access was blocked.'],
    [false, 'Browsers allow clipboard access only over HTTPS.'],
  ])('says why the text was not copied (secure: %s)', async (isSecure, reason) => {
    vi.stubGlobal('isSecureContext', isSecure)
    await open('a')
    expect(screen.getByRole('dialog', { name: 'Copy manually' }).textContent).toContain(reason)
  })
})
