import type { Chunk, LineBuffer } from './lineBuffer.ts'
import type { ChunkTest } from './lineSelection.ts'
import type { MatchRequest, MatchResponse } from './regexMatching.ts'

/** The part of a worker that a search uses. */
export interface MatchWorker {
  onmessage: ((event: MessageEvent<MatchResponse>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  postMessage(request: MatchRequest): void
  terminate(): void
}

/** How long matching one request may take, ms. Some patterns would take years. */
const MAX_TIME = 1000
/** How long loading the worker may take, ms. */
const MAX_START = 10_000
/** The number of chunks per request. */
const BATCH = 8

/** Why a search stopped: the pattern is too slow or too large, or the worker can't be used. */
export type SearchProblem = 'too-slow' | 'too-large' | 'unavailable'

/** The messages of problems, for the field of the pattern. */
export const PROBLEM_TEXTS: Readonly<Record<SearchProblem, string>> = {
  'too-slow': 'Search stopped: the regular expression took over 1s. Try a simpler one.',
  'too-large': 'This regular expression is too large. Try a shorter one.',
  unavailable: "Couldn't start the search. Reload the page.",
}

/**
 * Searches lines for a regular expression in a worker, so that no pattern can block the page. Each chunk is searched
 * once; after an insertion, only those with new lines.
 */
export class RegexSearch {
  /** The problem that stopped the search; `null` if none. */
  problem: SearchProblem | null = null
  readonly #pattern: string
  readonly #createWorker: () => MatchWorker
  readonly #found = new WeakMap<Chunk, Uint32Array>()
  #wanted: readonly Chunk[] = []
  #isStopped = false
  #worker: MatchWorker | null = null
  #running: Promise<void> | null = null

  constructor(pattern: string, createWorker: () => MatchWorker) {
    this.#pattern = pattern
    this.#createWorker = createWorker
  }

  /** Tests the chunks that are searched so far. */
  readonly test: ChunkTest = (chunk) => this.#found.get(chunk) ?? null

  /**
   * Searches the lines of a buffer that aren't searched yet, from the end. Resolves when all are, or when the search
   * has a problem. Calls `onProgress` after each step.
   */
  async search({ chunks }: LineBuffer, onProgress?: () => void): Promise<void> {
    this.#wanted = chunks
    this.#running ??= this.#run(onProgress).finally(() => {
      this.#running = null
    })
    await this.#running
  }

  /** Stops the search and its worker, for good. */
  stop(): void {
    this.#isStopped = true
    this.#worker?.terminate()
    this.#worker = null
  }

  async #run(onProgress?: () => void): Promise<void> {
    for (;;) {
      const batch = this.#wanted.filter((chunk) => !this.#found.has(chunk)).slice(-BATCH)
      if (batch.length === 0 || this.#isStopped) return
      const response = await this.#match(batch)
      // Without its worker, a stopped search gets no response.
      if (this.#isStopped) return
      if (typeof response === 'string') {
        this.problem = response
        this.stop()
      } else {
        for (const [at, chunk] of batch.entries()) {
          const offsets = response[at]
          if (offsets) this.#found.set(chunk, offsets)
        }
      }
      onProgress?.()
    }
  }

  async #match(batch: readonly Chunk[]): Promise<readonly Uint32Array[] | SearchProblem> {
    let worker = this.#worker
    if (!worker) {
      try {
        worker = this.#createWorker()
      } catch {
        return 'unavailable'
      }
      this.#worker = worker
      if ((await nextResponse(worker, MAX_START)) !== 'ready') return 'unavailable'
    }
    const response = nextResponse(worker, MAX_TIME)
    const chunks = batch.map((chunk) => chunk.map(({ message }) => message))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A worker has no target origin.
    worker.postMessage({ pattern: this.#pattern, chunks })
    const found = await response
    if (found === undefined) return 'too-slow'
    if (found === null) return 'too-large'
    return found === 'ready' || found === 'error' ? 'unavailable' : found
  }
}

/** Resolves to the worker's next response; `error` if it fails, `undefined` after `wait` ms. */
function nextResponse(
  worker: MatchWorker,
  wait: number,
): Promise<MatchResponse | 'error' | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(undefined)
    }, wait)
    const settle = (response: MatchResponse | 'error') => {
      clearTimeout(timer)
      resolve(response)
    }
    // Properties, since the next response replaces these listeners.
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- see above
    worker.onmessage = ({ data }) => {
      settle(data)
    }
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- see above
    worker.onerror = () => {
      settle('error')
    }
  })
}
