import { useRef, useState } from 'react'
import { copyText, type CopyResult } from './copyText.ts'

export type CopyOutcome = 'none' | CopyResult

/** How long a button says what came of it, ms. */
const SAID = 1500

/** Copies texts to the clipboard, and says for a moment whether the last one was copied. */
export function useCopy() {
  const [last, setLast] = useState<{ what: string; outcome: CopyOutcome } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  return {
    /** What came of copying this. */
    outcomeOf: (what: string): CopyOutcome => (last?.what === what ? last.outcome : 'none'),
    /** `what` tells texts apart; the text itself may take a while to make. */
    copy: async (what: string, text: string | Promise<string>): Promise<CopyResult> => {
      const outcome = await copyText(text)
      setLast({ what, outcome })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setLast(null), SAID)
      return outcome
    },
  }
}
