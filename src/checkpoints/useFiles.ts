import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { pathIdsOf } from '#src/jobs/pathIds.ts'
import { mustWaitUntil } from '#src/search/polling.ts'
import type { SearchError } from '#src/search/searchError.ts'
import type { FilesPage } from './checkpointFiles.ts'
import { filesQuery } from './filesQuery.ts'

interface Files {
  readonly pages: readonly FilesPage[]
  /** Whether more pages are being read. */
  readonly isReading: boolean
  /** Why the last request failed; `null` if it succeeded. What was read stays. */
  readonly error: SearchError | null
  /** Until when the API allows no request, by this machine's clock, ms since the epoch; 0 if there is no limit. */
  readonly waitUntil: number
  readonly retry: () => void
}

const NO_PAGES: readonly FilesPage[] = []

/** Reads the files of all of a job's checkpoints. */
export function useFiles(job: TrainingJob): Files {
  const { data, error, errorUpdatedAt, isFetching, hasNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(filesQuery(pathIdsOf(job)))

  // Each page continues the last one, so that an error loses none of them.
  useEffect(() => {
    // Several open checkpoints share the request.
    if (data && hasNextPage && !isFetching && !error) void fetchNextPage({ cancelRefetch: false })
  }, [data, hasNextPage, isFetching, error, fetchNextPage])

  return {
    pages: data?.pages ?? NO_PAGES,
    isReading: isFetching || (hasNextPage && !error),
    error: isFetching ? null : error,
    waitUntil: mustWaitUntil(error, errorUpdatedAt),
    retry: () => void (hasNextPage ? fetchNextPage({ cancelRefetch: false }) : refetch()),
  }
}
