/** Resolves when the browser is idle, or in a later task if it lacks `requestIdleCallback`. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    ;(window.requestIdleCallback ?? setTimeout)(() => resolve())
  })
}
