import { queryOptions } from '@tanstack/react-query'
import { currentTime } from '#src/lib/apiClock.ts'
import { toFailedReading, waitEnd, type FailedReading } from './failedReading.ts'
import { nextPoll } from './polling.ts'

/** How long a result that isn't displayed stays cached, ms. */
const CACHED_FOR = 300_000

/** The result of a GET. */
export interface ReadResult<Value> {
  readonly value: Value
  /** When it was requested, by the API's clock, ms since the epoch. */
  readonly at: number
}

interface ReadOptions<Value> {
  readonly queryKey: readonly unknown[]
  /** `before` is the last result; `null` if there is none. */
  readonly read: (signal: AbortSignal, before: Value | null) => Promise<Value>
  /** The interval between polls, ms. A result is as old as that before it is read again for another reason. */
  readonly interval: number
  /** Whether a result can no longer change, so that it isn't polled. */
  readonly isFinal?: (result: ReadResult<Value>) => boolean
}

/**
 * Options of a query that polls a GET endpoint while its result is displayed in a visible tab. Its data is `null` until
 * the first response. If a request fails, the last result stays, and the polling policy decides when to retry.
 */
export function readQuery<Value>({
  queryKey,
  read,
  interval,
  isFinal = () => false,
}: ReadOptions<Value>) {
  type Data = ReadResult<Value> | null
  return queryOptions<Data, FailedReading>({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const { data = null, error: before = null } =
        client.getQueryState<Data, FailedReading>(queryKey) ?? {}
      // A wait that the API requests applies to every trigger of a fetch.
      if (before && Date.now() < waitEnd(before)) throw before
      const at = currentTime()
      try {
        return { value: await read(signal, data?.value ?? null), at }
      } catch (error) {
        signal.throwIfAborted()
        throw toFailedReading(error, { before, sentAt: at })
      }
    },
    // Without data, react-query would forget the last error at each retry, and how many there were.
    initialData: null,
    initialDataUpdatedAt: 0,
    staleTime: interval,
    gcTime: CACHED_FOR,
    // The polling policy decides when to retry.
    retry: false,
    // The proxy runs on this machine, so requests reach it even offline.
    networkMode: 'always',
    refetchInterval: ({ state: { data, error } }) => {
      if (error) {
        const policy = { refreshInterval: 'auto', active: true, failures: false } as const
        return nextPoll({ ...policy, error: error.error })
      }
      return data && !isFinal(data) ? interval : false
    },
    refetchOnWindowFocus: ({ state: { data } }) => !data || !isFinal(data),
    refetchOnReconnect: ({ state: { data } }) => !data || !isFinal(data),
  })
}
