import { createAtom } from '@tanstack/store'

/** The text to be copied by hand; `null` if none. */
export const textToCopy = createAtom<string | null>(null)

export const loadManualCopy = async () => (await import('./ManualCopyDialog.tsx')).ManualCopyDialog

/** `manual`: the browser refused, and the text is displayed. `failed`: the text couldn't be made. */
export type CopyResult = 'copied' | 'manual' | 'failed'

/**
 * Copies a text to the clipboard, which browsers refuse over plain http and where a policy forbids it; then
 * displays the text, selected, to be copied by hand. `execCommand` would copy over plain http, but not after
 * waiting for a text, and its result can be false.
 */
export async function copyText(text: string | Promise<string>): Promise<CopyResult> {
  try {
    await write(text)
    return 'copied'
  } catch {
    try {
      await displayText(await text)
      return 'manual'
    } catch {
      return 'failed'
    }
  }
}

/** A text that takes a while is passed on as a promise: some browsers copy only while a press is handled. */
async function write(text: string | Promise<string>): Promise<void> {
  const { clipboard } = navigator
  if (typeof text === 'string') return clipboard.writeText(text)
  return clipboard.write([
    new ClipboardItem({
      'text/plain': text.then((made) => new Blob([made], { type: 'text/plain' })),
    }),
  ])
}

async function displayText(text: string): Promise<void> {
  try {
    await loadManualCopy()
    textToCopy.set(text)
  } catch {
    // The dialog's code can't be loaded: the browser's own dialog holds the text, in one line.
    prompt('Couldn’t copy. Copy the text from here:', text)
  }
}
