import { createContext, use } from 'react'
import type { TrainingJobs } from './useTrainingJobs.ts'

export const SearchContext = createContext<TrainingJobs | null>(null)

export function useSearch(): TrainingJobs {
  const search = use(SearchContext)
  if (!search) throw new Error('useSearch needs a SearchContext')
  return search
}
