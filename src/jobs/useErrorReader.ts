import { useSelector } from '@tanstack/react-store'
import { errorReader, type LoadedErrorReader } from './errorReader.ts'

/** Returns the functions that parse error messages; `undefined` until loaded, `null` if they couldn't be loaded. */
export function useErrorReader(): LoadedErrorReader {
  return useSelector(errorReader)
}
