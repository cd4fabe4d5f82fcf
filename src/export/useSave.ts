import { useState } from 'react'

export type SaveState = 'idle' | 'busy' | 'failed'

/** Makes a file that may take a while, one at a time; `save` says whether it was made. */
export function useSave(saves: () => Promise<unknown>) {
  const [state, setState] = useState<SaveState>('idle')
  return {
    state,
    save: async (): Promise<boolean> => {
      if (state === 'busy') return false
      setState('busy')
      try {
        await saves()
        setState('idle')
        return true
      } catch {
        setState('failed')
        return false
      }
    },
  }
}
