import { useState } from 'react'

export type SaveState = 'idle' | 'busy' | 'failed'

export function useSave(onSave: () => Promise<unknown>) {
  const [state, setState] = useState<SaveState>('idle')
  return {
    state,
    save: async (): Promise<boolean> => {
      if (state === 'busy') return false
      setState('busy')
      try {
        await onSave()
        setState('idle')
        return true
      } catch {
        setState('failed')
        return false
      }
    },
  }
}
