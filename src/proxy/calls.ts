import type { Accepted } from './accept.ts'
import { type BufferPool, SharedBody } from './sharedBody.ts'

/** A response as a viewer gets it. */
export interface Shared extends Pick<Accepted, 'length' | 'encoding' | 'date'> {
  readonly body: SharedBody
}

interface Viewer {
  /** Whether the viewer needs a response to a call of its own. */
  readonly fresh: boolean
  /** The client that the viewer belongs to: see `clientOf`. */
  readonly client: string
  /** Aborts when the viewer disconnects. */
  readonly signal: AbortSignal
}

/** Makes the call to the API that a key describes, for a client. The signal aborts it. */
export type CallApi = (key: string, client: string, signal: AbortSignal) => Promise<Accepted>

interface Call {
  readonly head: Promise<Shared>
  readonly abort: AbortController
  /** Until when viewers can join, ms of `performance.now`. */
  readonly joinableUntil: number
  viewers: number
  /** `null` until the head arrives. */
  body: SharedBody | null
  isComplete: boolean
}

/**
 * Shares one call between viewers with the same request if they join it within `sharedMs` of its start. A call that
 * has failed can't be joined. The call is aborted when its last viewer disconnects.
 */
export class Calls {
  readonly #callApi: CallApi
  readonly #sharedMs: number
  readonly #pool: BufferPool
  /** The calls that viewers can join, by key. */
  readonly #calls = new Map<string, Call>()

  constructor(callApi: CallApi, sharedMs: number, pool: BufferPool) {
    this.#callApi = callApi
    this.#sharedMs = sharedMs
    this.#pool = pool
  }

  /**
   * Gets the response to the call with a key and sends it to the viewer with `pass`. Rejects if the call or `pass` does,
   * or when the viewer disconnects.
   */
  async share(
    key: string,
    { fresh, client, signal }: Viewer,
    pass: (response: Shared) => Promise<void>,
  ): Promise<void> {
    const call = (fresh ? null : this.#joinable(key)) ?? this.#start(key, client)
    call.viewers += 1
    try {
      await pass(await Promise.race([call.head, whenAborted(signal)]))
    } finally {
      call.viewers -= 1
      if (call.viewers === 0 && !call.isComplete) {
        this.#forget(key, call)
        call.abort.abort()
      }
    }
  }

  /** Returns the call that a viewer can join; `null` if there is none. */
  #joinable(key: string): Call | null {
    const call = this.#calls.get(key)
    // By the clock, since the timer that removes the call can be late.
    if (!call || performance.now() >= call.joinableUntil) return null
    return call.body?.isOpen === false ? null : call
  }

  #start(key: string, client: string): Call {
    const abort = new AbortController()
    const call: Call = {
      head: this.#callApi(key, client, abort.signal).then(
        ({ body: source, length, encoding, date }) => {
          const shared = new SharedBody(source, this.#pool, () => (call.isComplete = true))
          call.body = shared
          // After the viewers that are waiting for the head have begun to read.
          after(call.joinableUntil, () => shared.close())
          return { length, encoding, date, body: shared }
        },
        (error: unknown) => {
          this.#forget(key, call)
          throw error
        },
      ),
      abort,
      joinableUntil: performance.now() + this.#sharedMs,
      viewers: 0,
      body: null,
      isComplete: false,
    }
    // Each viewer gets the rejection from `share`. Without viewers, it must not be unhandled.
    call.head.catch(() => {})
    this.#calls.set(key, call)
    after(call.joinableUntil, () => this.#forget(key, call))
    return call
  }

  /** Removes the call, unless a newer one has replaced it. */
  #forget(key: string, call: Call) {
    if (this.#calls.get(key) === call) this.#calls.delete(key)
  }
}

/** Calls a function at a time, ms of `performance.now`, but never synchronously. */
function after(time: number, done: () => void) {
  setTimeout(done, time - performance.now()).unref()
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = () => reject(new Error('The viewer disconnected'))
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
}
