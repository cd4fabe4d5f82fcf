/** `scheduler.postTask`, where the browser has it: it is not slowed down in a hidden tab, as timers are. */
interface Posting {
  readonly scheduler: { postTask(task: () => void): Promise<void> }
}

function canPost(scope: object): scope is Posting {
  const scheduler = 'scheduler' in scope ? scope.scheduler : null
  return typeof scheduler === 'object' && scheduler !== null && 'postTask' in scheduler
}

/** Everything that waits already goes first: `scheduler.yield` would go on before the page's own code. */
function giveWay(): Promise<void> {
  return canPost(globalThis)
    ? globalThis.scheduler.postTask(() => {})
    : new Promise((resolve) => setTimeout(resolve))
}

/**
 * For long work in small steps: call it after each step, and wait for what it gives back, if anything.
 * That is when the page has been kept from input and painting for `slice` ms.
 */
export function createPacer(slice: number): () => Promise<void> | null {
  let since = performance.now()
  const pause = async () => {
    await giveWay()
    since = performance.now()
  }
  return () => (performance.now() - since < slice ? null : pause())
}
