import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { capacitiesOf, type TypeCapacity } from './capacities.ts'
import { capacityQuery } from './capacityQuery.ts'
import { whyNone } from './words.ts'

export interface OrganizationCapacity {
  readonly capacities: readonly TypeCapacity[]
  /** The number of GPU types that break the contract. */
  readonly invalid: number
  /** Why there are none; `null` if there are some, or until the first response. */
  readonly problem: string | null
  /** If later requests failed: when the capacities were requested, by the API's clock, ms since the epoch. */
  readonly outdatedSince: number | null
}

const NONE: readonly TypeCapacity[] = []

/** Returns the organization's GPU limits, and polls them while the component is displayed. */
export function useCapacity(): OrganizationCapacity {
  const { data, error: failed } = useQuery(capacityQuery)
  const error = failed?.error ?? null
  const response = data?.value ?? null
  const problem = whyNone({ response, error })
  const capacities = useMemo(
    () => (response && problem === null ? capacitiesOf(response) : NONE),
    [response, problem],
  )
  return {
    capacities,
    invalid: response?.invalid ?? 0,
    problem,
    outdatedSince: data && error && problem === null ? data.at : null,
  }
}
