import { useRef, useState } from 'react'

export type CopyOutcome = 'none' | 'copied' | 'denied'

/** How long a button says what came of it, ms. */
const SAID = 1500

/** A text that takes a while is handed over as a promise: some browsers allow to copy only while a press is handled. */
async function write(text: string | Promise<string>): Promise<void> {
  const { clipboard } = navigator
  if (typeof text === 'string') return clipboard.writeText(text)
  const blob = text.then((made) => new Blob([made], { type: 'text/plain' }))
  return clipboard.write([new ClipboardItem({ 'text/plain': blob })])
}

/** Copies texts to the clipboard, and says for a moment whether the last one was copied. */
export function useCopy() {
  const [last, setLast] = useState<{ what: string; outcome: CopyOutcome } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  return {
    /** What came of copying this. */
    outcomeOf: (what: string): CopyOutcome => (last?.what === what ? last.outcome : 'none'),
    /** `what` tells texts apart; the text itself may take a while to make. */
    copy: async (what: string, text: string | Promise<string>) => {
      let outcome: CopyOutcome = 'copied'
      try {
        await write(text)
      } catch {
        outcome = 'denied'
      }
      setLast({ what, outcome })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setLast(null), SAID)
    },
  }
}
