import { vi } from 'vitest'
import { aTrainingJob } from './job.ts'
import { startMockApi } from '#src/demo/server.ts'
import { KEY, startProxy } from './proxy/testServers.ts'
import type { Result } from '#src/search/result.ts'
import { SearchError } from '#src/search/searchError.ts'
import { searchTrainingJobs } from '#src/search/searchTrainingJobs.ts'

/** How a proxy differs from the default one. */
export interface Proxying {
  /** An empty key counts as none. */
  readonly apiKey?: string
  /** How long it waits for the API, ms. */
  readonly timeoutMs?: number
  /** What the browser sends besides its own headers. */
  readonly headers?: Readonly<Record<string, string>>
}

const TIMEOUT_MS = 600

/** The jobs that the mock API starts with. */
const JOBS = ['llama-sft', 'qwen-dpo', 'whisper-small'].map((name, index) =>
  aTrainingJob({ id: `job-${index}`, name }),
)

/**
 * Lets a spec search as the page does: the page's own code, through the real proxy, from a mock API,
 * all on real sockets. It replaces `fetch`, which knows no page whose URL a path would be relative to.
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

    /** Searches go through a new proxy from now on, which has sent nothing and shares nothing. */
    useNewProxy: async ({ apiKey = KEY, timeoutMs = TIMEOUT_MS, headers }: Proxying = {}) => {
      const { port } = await startProxy(Number(new URL(mockApi.url).port), { apiKey, timeoutMs })
      vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
        fetch(`http://127.0.0.1:${port}${path}`, {
          ...init,
          headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers },
        }),
      )
    },

    /** Searches, and returns the error. Throws if there is none, or another one. */
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
