import type { Accepted } from './accept.ts'
import { SharedBody } from './sharedBody.ts'

/** An answer as one of its viewers gets it. */
export interface Shared extends Pick<Accepted, 'length' | 'encoding' | 'date'> {
  readonly body: SharedBody
  /** For a viewer who came after the head: how long ago that came, whole seconds. */
  readonly age?: number
}

interface Viewer {
  /** Whether an answer that has begun already is too old for them. */
  readonly fresh: boolean
  /** Aborts when they leave. */
  readonly signal: AbortSignal
}

/** Makes one call to the API; the signal ends it. */
type Ask = (body: string, signal: AbortSignal) => Promise<Accepted>

interface Call {
  readonly head: Promise<Shared>
  readonly abort: AbortController
  viewers: number
  state: 'asked' | 'coming' | 'whole' | 'broken'
  /** When the head came, ms of `performance.now`. */
  headAt: number
  shared: Shared | null
}

/**
 * Lets viewers who ask the same share one call: while it is under way, and for `sharedMs` after its head
 * came. A viewer who leaves ends it only when nobody else waits for it.
 */
export class Calls {
  readonly #ask: Ask
  readonly #sharedMs: number
  readonly #calls = new Map<string, Call>()

  constructor(ask: Ask, sharedMs: number) {
    this.#ask = ask
    this.#sharedMs = sharedMs
  }

  /**
   * Gets the answer to a search (JSON) and has `pass` pass it on to the viewer. Rejects as the call does,
   * as `pass` does, or when the viewer leaves.
   */
  async share(
    body: string,
    { fresh, signal }: Viewer,
    pass: (reply: Shared) => Promise<void>,
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
      if (call.viewers === 0 && (call.state === 'asked' || call.state === 'coming')) {
        call.state = 'broken'
        this.#forget(body, call)
        call.abort.abort()
      }
    }
  }

  #start(body: string): Call {
    const abort = new AbortController()
    const call: Call = {
      head: this.#ask(body, abort.signal).then(
        ({ response: reply, length, encoding, date }) => {
          const onEnd = (whole: boolean) => this.#end(body, call, whole)
          call.state = 'coming'
          call.headAt = performance.now()
          call.shared = { length, encoding, date, body: new SharedBody(reply, onEnd) }
          return call.shared
        },
        (error: unknown) => {
          this.#end(body, call, false)
          throw error
        },
      ),
      abort,
      viewers: 0,
      state: 'asked',
      headAt: 0,
      shared: null,
    }
    // Each viewer hears of a failure; when all have left, nobody needs to.
    call.head.catch(() => {})
    this.#calls.set(body, call)
    return call
  }

  #mayJoin({ state, shared, headAt }: Call, fresh: boolean): boolean {
    if (state === 'asked') return true
    if (fresh || state === 'broken' || !shared?.body.startsWhole) return false
    return state === 'coming' || performance.now() - headAt <= this.#sharedMs
  }

  #end(body: string, call: Call, whole: boolean) {
    call.state = whole ? 'whole' : 'broken'
    const left = whole ? call.headAt + this.#sharedMs - performance.now() : 0
    if (left <= 0) this.#forget(body, call)
    else setTimeout(() => this.#forget(body, call), left).unref()
  }

  /** By now, another call may be the one for this search. */
  #forget(body: string, call: Call) {
    if (this.#calls.get(body) === call) this.#calls.delete(body)
  }
}

/** By the clock that nobody sets; `start` in ms of `performance.now`. */
function secondsSince(start: number): number {
  return Math.floor((performance.now() - start) / 1000)
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const leave = () => reject(new Error('The viewer left'))
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave, { once: true })
  })
}
