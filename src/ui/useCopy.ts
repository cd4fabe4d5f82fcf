import { useRef, useState } from 'react'

export type CopyOutcome = 'none' | 'copied' | 'denied'

/** How long a button says what came of it, ms. */
const SAID = 1500

/** Copies texts to the clipboard, and says for a moment whether the last one was copied. */
export function useCopy() {
  const [last, setLast] = useState<{ text: string; outcome: CopyOutcome } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  return {
    /** What came of copying this text. */
    outcomeOf: (text: string): CopyOutcome => (last?.text === text ? last.outcome : 'none'),
    copy: async (text: string) => {
      let outcome: CopyOutcome = 'copied'
      try {
        await navigator.clipboard.writeText(text)
      } catch {
        outcome = 'denied'
      }
      setLast({ text, outcome })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setLast(null), SAID)
    },
  }
}
