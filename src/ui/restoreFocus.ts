/**
 * Focuses an element if nothing has the focus after the current task. Focuses `main` instead if the element was
 * removed, as when a message replaced it.
 */
export function restoreFocus(element: HTMLElement): void {
  setTimeout(() => {
    if (document.activeElement !== document.body) return
    const target = element.isConnected ? element : document.querySelector('main')
    target?.focus({ preventScroll: true })
  })
}
