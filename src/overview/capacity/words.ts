import { formatCount } from '#src/lib/units.ts'
import type { SearchError } from '#src/search/searchError.ts'
import { capacitiesOf, excessOf, type CapacityRows, type TypeCapacity } from './capacities.ts'

/** `96 of 512`. */
export function usageOf({ usage, limit }: TypeCapacity): string {
  return `${formatCount(usage)} of ${formatCount(limit)}`
}

/** `4 above the limit, baseline 8`; empty if there is nothing to add to the usage. */
export function detailsOf(capacity: TypeCapacity): string {
  const excess = excessOf(capacity)
  const { baseline } = capacity
  return [
    ...(excess > 0 ? [`${formatCount(excess)} above the limit`] : []),
    ...(baseline === null ? [] : [`baseline ${formatCount(baseline)}`]),
  ].join(', ')
}

/** `80 on-demand, 16 spot`, in the words of the table; `undefined` in older responses. */
export function splitOf({ split }: TypeCapacity): string | undefined {
  return split
    ? `${formatCount(split.dedicated)} on-demand, ${formatCount(split.spot)} spot`
    : undefined
}

interface Reading {
  /** The last response; `null` until there is one. */
  readonly response: CapacityRows | null
  /** Why the last request failed; `null` if it succeeded. */
  readonly error: SearchError | null
}

/** Returns why there are no limits; `null` if there are some, or until the first response. */
export function whyNone({ response, error }: Reading): string | null {
  if (error?.kind === 'unauthorized' || error?.kind === 'forbidden') {
    return 'This API key can’t read GPU limits.'
  }
  if (!response) return error && 'Couldn’t load GPU limits.'
  if (capacitiesOf(response).length > 0) return null
  if (response.invalid > 0) return 'Baseten returned GPU limits in an unexpected format.'
  return response.team_gpu_capacities?.length
    ? 'GPU limits are set only for teams.'
    : 'No GPU limits are set.'
}
