import { readQuery } from '#src/search/readQuery.ts'

const INTERVAL = 30_000

/** The query for the organization's GPU limits and their usage. Whatever displays it polls it. */
export const capacityQuery = readQuery({
  queryKey: ['capacity'],
  read: async (signal) => {
    // With Zod, which the overview doesn't wait for.
    const { loadCapacity } = await import('./loadCapacity.ts')
    return loadCapacity(signal)
  },
  interval: INTERVAL,
})
