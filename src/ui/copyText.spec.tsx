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

/** Replaces the browser's clipboard; there is none over plain HTTP. */
function stubClipboard(clipboard: Partial<Clipboard> | undefined) {
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
}

const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text to copy' })

/** Copies the selection as a user does. Returns the text that the page puts into the clipboard; `undefined` if none. */
function copySelected(element: HTMLTextAreaElement) {
  const setData = vi.fn<(type: string, text: string) => void>()
  const event = createEvent.copy(element, { clipboardData: { setData } })
  fireEvent(element, event)
  return setData.mock.calls[0]?.[1]
}

async function open(text: string): Promise<HTMLTextAreaElement> {
  stubClipboard(undefined)
  render(<ManualCopy />)
  await copyText(text)
  return field()
}

describe('if the clipboard works', () => {
  it('copies a text without displaying it', async () => {
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
])('if the clipboard %s', (_, clipboard) => {
  beforeEach(() => stubClipboard(clipboard))

  it.each([
    ['an ID', 'p7qr9qv'],
    ['a text that takes a while', Promise.resolve('Name\tGPUs\r\nrun\t8\r\n')],
    ['an empty text', ''],
  ])('displays %s', async (_what, text) => {
    expect(await copyText(text)).toBe('manual')
    expect(textToCopy.get()).toBe(await text)
  })

  it('fails if the text cannot be created', async () => {
    expect(await copyText(Promise.reject(new Error('no file')))).toBe('failed')
    expect(textToCopy.get()).toBeNull()
  })

  it('displays the text in the browser’s prompt if the dialog cannot be loaded', async () => {
    missing.dialog = true
    const prompt = vi.fn<typeof window.prompt>(() => null)
    vi.stubGlobal('prompt', prompt)
    expect(await copyText('p7qr9qv')).toBe('manual')
    expect(prompt).toHaveBeenCalledWith('Couldn’t copy. Copy the text from here:', 'p7qr9qv')
    expect(textToCopy.get()).toBeNull()
  })
})

describe('the dialog', () => {
  it('copies the text with its original line breaks, or only the selection', async () => {
    const element = await open('a\r\nb\r\n')
    expect(element.value).toBe('a\nb\n')
    element.setSelectionRange(0, 1)
    expect(copySelected(element)).toBeUndefined()
    expect(screen.queryByText('Copied')).toBeNull()
    element.select()
    expect(copySelected(element)).toBe('a\r\nb\r\n')
    expect(screen.queryByText('Copied')).not.toBeNull()
  })

  it('displays the first 2,000,000 characters, and copies the whole text', async () => {
    const text = 'x'.repeat(2_000_001)
    const element = await open(text)
    expect(element.value).toHaveLength(2_000_000)
    expect(screen.getByRole('note').textContent).toContain('Truncated here.')
    element.select()
    expect(copySelected(element)?.length).toBe(2_000_001)
  })

  it.each([
    [true, 'Clipboard access was blocked.'],
    [false, 'Browsers allow clipboard access only over HTTPS.'],
  ])('displays why the text was not copied (secure: %s)', async (isSecure, reason) => {
    vi.stubGlobal('isSecureContext', isSecure)
    await open('a')
    expect(screen.getByRole('dialog', { name: 'Copy manually' }).textContent).toContain(reason)
  })
})
