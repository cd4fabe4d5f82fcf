import { infiniteQueryOptions, type InfiniteData } from '@tanstack/react-query'
import { DEFAULT_PAGE_SIZE, safeFilesResponseSchema } from '#src/contract/checkpointFiles.ts'
import type { PathIds } from '#src/contract/endpoints.ts'
import { mustWaitUntil } from '#src/search/polling.ts'
import { readEndpoint } from '#src/search/readEndpoint.ts'
import type { SearchError } from '#src/search/searchError.ts'
import { nextPage, type FilesPage } from './checkpointFiles.ts'

/** How long opening another checkpoint takes no further requests, ms. */
const FRESH_FOR = 60_000

/**
 * Options of the query for the files of a job's checkpoints. The API has no filter by checkpoint, so all are read, page
 * by page, but only once the user opens a checkpoint, since Baseten signs an address for each file. The proxy removes
 * the addresses.
 */
export function filesQuery(ids: PathIds) {
  const queryKey = ['checkpoint_files', ids.projectId, ids.jobId] as const
  return infiniteQueryOptions<
    FilesPage,
    SearchError,
    InfiniteData<FilesPage>,
    typeof queryKey,
    number
  >({
    queryKey,
    queryFn: ({ pageParam: token, signal }) =>
      readEndpoint({
        endpoint: 'checkpointFiles',
        ids,
        query: { page_size: DEFAULT_PAGE_SIZE, ...(token > 0 && { page_token: token }) },
        schema: safeFilesResponseSchema,
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (last, _, token) => nextPage(last, token),
    staleTime: FRESH_FOR,
    // The user decides when to retry.
    retry: false,
    retryOnMount: false,
    refetchOnMount: ({ state: { error, errorUpdatedAt } }) =>
      Date.now() >= mustWaitUntil(error, errorUpdatedAt),
    networkMode: 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}
