import type { Accepted } from './accept.ts'
import { SharedBody } from './sharedBody.ts'

/** A response as a viewer gets it. */
export interface Shared extends Pick<Accepted, 'length' | 'encoding' | 'date'> {
  readonly body: SharedBody
  /** The age of the response, whole seconds, for a viewer that joined after its head arrived. */
  readonly age?: number
}

interface Viewer {
  /** Whether the viewer needs a response that hasn't started yet. */
  readonly fresh: boolean
  /** Aborts when the viewer disconnects. */
  readonly signal: AbortSignal
}

/** Makes one call to the API. The signal aborts it. */
type CallApi = (body: string, signal: AbortSignal) => Promise<Accepted>

interface Call {
  readonly head: Promise<Shared>
  readonly abort: AbortController
  viewers: number
  state: 'requested' | 'streaming' | 'complete' | 'broken'
  /** When the head arrived, ms of `performance.now`. */
  headAt: number
  shared: Shared | null
}

/**
 * Shares one call between viewers with the same search: while it is in progress, and for `sharedMs` after its head
 * arrived. The call is aborted when its last viewer disconnects.
 */
export class Calls {
  readonly #callApi: CallApi
  readonly #sharedMs: number
  readonly #calls = new Map<string, Call>()

  constructor(callApi: CallApi, sharedMs: number) {
    this.#callApi = callApi
    this.#sharedMs = sharedMs
  }

  /**
   * Gets the response to a search (JSON) and sends it to the viewer with `pass`. Rejects if the call or `pass` does,
   * or when the viewer disconnects.
   */
  async share(
    body: string,
    { fresh, signal }: Viewer,
    pass: (response: Shared) => Promise<void>,
  ): Promise<void> {
    const known = this.#calls.get(body)
    const call = known && this.#mayJoin(known, fresh) ? known : this.#start(body)
    const isLate = call.shared !== null
    call.viewers += 1
    try {
      const shared = await Promise.race([call.head, whenAborted(signal)])
      await pass(isLate ? { ...shared, age: secondsSince(call.headAt) } : shared)
    } finally {
      call.viewers -= 1
      if (call.viewers === 0 && (call.state === 'requested' || call.state === 'streaming')) {
        call.state = 'broken'
        this.#forget(body, call)
        call.abort.abort()
      }
    }
  }

  #start(body: string): Call {
    const abort = new AbortController()
    const call: Call = {
      head: this.#callApi(body, abort.signal).then(
        ({ response, length, encoding, date }) => {
          const onEnd = (isComplete: boolean) => this.#end(body, call, isComplete)
          call.state = 'streaming'
          call.headAt = performance.now()
          call.shared = { length, encoding, date, body: new SharedBody(response, onEnd) }
          return call.shared
        },
        (error: unknown) => {
          this.#end(body, call, false)
          throw error
        },
      ),
      abort,
      viewers: 0,
      state: 'requested',
      headAt: 0,
      shared: null,
    }
    // Each viewer gets the rejection from `share`. Without viewers, it must not be unhandled.
    call.head.catch(() => {})
    this.#calls.set(body, call)
    return call
  }

  #mayJoin({ state, shared, headAt }: Call, fresh: boolean): boolean {
    if (state === 'requested') return true
    if (fresh || state === 'broken' || !shared?.body.hasStart) return false
    return state === 'streaming' || performance.now() - headAt <= this.#sharedMs
  }

  #end(body: string, call: Call, isComplete: boolean) {
    call.state = isComplete ? 'complete' : 'broken'
    const remaining = isComplete ? call.headAt + this.#sharedMs - performance.now() : 0
    if (remaining <= 0) this.#forget(body, call)
    else setTimeout(() => this.#forget(body, call), remaining).unref()
  }

  /** Removes the call, unless a newer one has replaced it. */
  #forget(body: string, call: Call) {
    if (this.#calls.get(body) === call) this.#calls.delete(body)
  }
}

/** Returns whole seconds by the monotonic clock. `start` in ms of `performance.now`. */
function secondsSince(start: number): number {
  return Math.floor((performance.now() - start) / 1000)
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = () => reject(new Error('The viewer disconnected'))
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
}
