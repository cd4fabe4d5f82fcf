import { createContext, use } from 'react'
import type { Zone } from '#src/lib/zone.ts'

export const ZoneContext = createContext<Zone>(null)

export function useZone(): Zone {
  return use(ZoneContext)
}
