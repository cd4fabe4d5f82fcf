import { useSelector } from '@tanstack/react-store'
import { errorReader, type LoadedErrorReader } from './errorReader.ts'

export function useErrorReader(): LoadedErrorReader {
  return useSelector(errorReader)
}
