import { useSelector } from '@tanstack/react-store'
import { errorReader, type LoadedErrorReader } from './errorReader.ts'

/** The functions that read error messages; undefined until they are loaded, null if they couldn't be. */
export function useErrorReader(): LoadedErrorReader {
  return useSelector(errorReader)
}
