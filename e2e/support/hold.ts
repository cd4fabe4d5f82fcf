import { expect } from '@playwright/test'
import type { MockApi } from '#src/demo/server.ts'
import { JSON_TYPE, type Wire } from '#src/demo/wire.ts'

/** Responses that are held back, so that a test can check the page while it waits for them. */
export interface Held {
  wait(count: number): Promise<void>
  /** Sends the responses that are held back, and no longer holds any. */
  release(): void
}

/** Holds back every response of the API from now on. They contain all of its jobs, unfiltered. */
export function holdResponses(mockApi: MockApi): Held {
  const waiting: Wire[] = []
  mockApi.setError((wire) => void waiting.push(wire))
  return {
    wait: (count) => expect.poll(() => waiting.length).toBe(count),
    release() {
      mockApi.setError(null)
      for (const { response, body } of waiting) response.writeHead(200, JSON_TYPE).end(body)
    },
  }
}
