/** `scheduler.postTask`, if supported. Unlike timers, it isn't throttled in a hidden tab. */
interface Posting {
  readonly scheduler: { postTask(task: () => void): Promise<void> }
}

function canPost(scope: object): scope is Posting {
  const scheduler = 'scheduler' in scope ? scope.scheduler : null
  return typeof scheduler === 'object' && scheduler !== null && 'postTask' in scheduler
}

/** Yields to all waiting tasks. Not `scheduler.yield`, which would continue before the page's own tasks. */
function yieldToMain(): Promise<void> {
  return canPost(globalThis)
    ? globalThis.scheduler.postTask(() => {})
    : new Promise((resolve) => setTimeout(resolve))
}

/**
 * Returns a function for long work in small steps: call it after each step, and await the result. That is a promise
 * `slice` ms after the last yield, `first` ms the first time, otherwise `null`.
 */
export function createYielder(slice: number, first = slice): () => Promise<void> | null {
  let since = performance.now()
  let limit = first
  const pause = async () => {
    await yieldToMain()
    limit = slice
    since = performance.now()
  }
  return () => (performance.now() - since < limit ? null : pause())
}

/**
 * Runs a generator's steps, and yields to the main thread whenever they have blocked it for `slice` ms. Resolves to
 * the generator's result; `null` if `signal` is aborted.
 */
export async function runInSlices<Result>(
  steps: Generator<void, Result>,
  slice: number,
  signal: AbortSignal,
): Promise<Result | null> {
  const pause = createYielder(slice)
  for (;;) {
    await pause()
    if (signal.aborted) return null
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

export function runAtOnce<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
