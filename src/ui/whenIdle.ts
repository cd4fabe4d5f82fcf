/** Resolves when the browser has nothing else to do; soon if it can't tell (`requestIdleCallback` isn't in all). */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    ;(window.requestIdleCallback ?? setTimeout)(() => resolve())
  })
}
