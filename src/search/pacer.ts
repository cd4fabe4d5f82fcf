/** How long the page may be kept from other work, ms: a third of a frame. */
const SLICE = 5

/** `scheduler.yield`, where the browser has it: other work goes first, then we are next. */
interface Yielding {
  readonly scheduler: { yield(): Promise<void> }
}

function canYield(scope: object): scope is Yielding {
  const scheduler = 'scheduler' in scope ? scope.scheduler : null
  return typeof scheduler === 'object' && scheduler !== null && 'yield' in scheduler
}

function giveWay(): Promise<void> {
  return canYield(globalThis)
    ? globalThis.scheduler.yield()
    : new Promise((resolve) => setTimeout(resolve))
}

/**
 * For long work in small steps: call it after each step, and wait for what it gives back, if anything.
 * That is when the page has been kept from input and painting for long enough.
 */
export function createPacer(): () => Promise<void> | null {
  let since = performance.now()
  const pause = async () => {
    await giveWay()
    since = performance.now()
  }
  return () => (performance.now() - since < SLICE ? null : pause())
}
