import { useRef, useState } from 'react'
import { copyText, type CopyResult } from './copyText.ts'

export type CopyOutcome = 'none' | CopyResult

const OUTCOME_TIMEOUT = 1500

export function useCopy() {
  const [last, setLast] = useState<{ what: string; outcome: CopyOutcome } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  return {
    /** `none` if the last copy was of another text, or not recent. */
    outcomeOf: (what: string): CopyOutcome => (last?.what === what ? last.outcome : 'none'),
    /** `what` identifies the text for `outcomeOf`. */
    copy: async (what: string, text: string | Promise<string>): Promise<CopyResult> => {
      const outcome = await copyText(text)
      setLast({ what, outcome })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setLast(null), OUTCOME_TIMEOUT)
      return outcome
    },
  }
}
