import { useSyncExternalStore } from 'react'
import { errorReader, onErrorReader, type LoadedErrorReader } from './errorReader.ts'

// Apart from `errorReader.ts`, which `main.ts` runs before React is loaded.

/** The functions that read error messages; undefined until they are loaded, null if they couldn't be. */
export function useErrorReader(): LoadedErrorReader {
  return useSyncExternalStore(onErrorReader, errorReader)
}
