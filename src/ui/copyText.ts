import { createAtom } from '@tanstack/store'

export const textToCopy = createAtom<string | null>(null)

export const loadManualCopy = async () => (await import('./ManualCopyDialog.tsx')).ManualCopyDialog

/** `manual`: the browser refused, and the text is displayed. `failed`: the text couldn't be created. */
export type CopyResult = 'copied' | 'manual' | 'failed'

/**
 * Copies a text to the clipboard. If the browser refuses, as over plain HTTP or by policy, displays the text,
 * selected, for a manual copy. Not `execCommand`: it works over plain HTTP, but not after waiting for a text, and
 * its result is unreliable.
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

/** Passes a promised text on as a promise, since some browsers allow copying only while they handle a press. */
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
    // The dialog's code couldn't be loaded. The browser's own prompt has the text in one line.
    prompt('Couldn’t copy. Copy the text from here:', text)
  }
}
