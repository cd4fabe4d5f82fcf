import { vi } from 'vitest'
import { startMockApi } from '#src/demo/server.ts'
import type { Result } from '#src/search/result.ts'
import { SearchError } from '#src/search/searchError.ts'
import { searchTrainingJobs } from '#src/search/searchTrainingJobs.ts'
import { aTrainingJob } from './job.ts'
import { KEY, startProxy } from './proxy/testServers.ts'

export interface ProxyOptions {
  /** An empty key counts as none. */
  readonly apiKey?: string
  /** How long the proxy waits for the API, ms. */
  readonly timeoutMs?: number
  /** Request headers to send in addition to the default ones. */
  readonly headers?: Readonly<Record<string, string>>
}

const TIMEOUT_MS = 600

const JOBS = ['llama-sft', 'qwen-dpo', 'whisper-small'].map((name, index) =>
  aTrainingJob({ id: `job-${index}`, name }),
)

/**
 * Lets a spec search as the page does: with the page's own code, through the real proxy, from a mock API,
 * all on real sockets. Replaces `fetch`, which otherwise can't resolve the page's relative URLs.
 */
export async function startSearches() {
  const mockApi = await startMockApi({ key: KEY, jobs: JOBS })
  const { fetch } = globalThis
  const { signal } = new AbortController()
  const search = (before: Result | null = null) =>
    searchTrainingJobs({}, { signal, fresh: true, before })

  return {
    mockApi,
    search,

    /** Starts a new proxy for later searches, with no earlier requests and nothing to share. */
    useNewProxy: async ({ apiKey = KEY, timeoutMs = TIMEOUT_MS, headers }: ProxyOptions = {}) => {
      const { port } = await startProxy(Number(new URL(mockApi.url).port), { apiKey, timeoutMs })
      vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
        fetch(new URL(path, `http://127.0.0.1:${port}`), {
          ...init,
          headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers },
        }),
      )
    },

    /** Searches, and returns the error. Throws if the search succeeds or throws any other error. */
    failure: async (): Promise<SearchError> => {
      const outcome: unknown = await search().catch((reason: unknown) => reason)
      if (outcome instanceof SearchError) return outcome
      throw new Error('The search did not fail as searches do', { cause: outcome })
    },

    close: async () => {
      vi.unstubAllGlobals()
      await mockApi.close()
    },
  }
}
