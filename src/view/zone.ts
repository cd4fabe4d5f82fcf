import { createContext, use } from 'react'
import type { Zone } from '#src/lib/zone.ts'

/** The view's time zone, for every component that displays a time. */
export const ZoneContext = createContext<Zone>(null)

export function useZone(): Zone {
  return use(ZoneContext)
}
