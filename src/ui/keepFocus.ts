/**
 * Gives the focus to an element if nothing has it a moment later, or to `main` if the element is gone by then, as
 * when a message has replaced it.
 */
export function keepFocus(element: HTMLElement): void {
  setTimeout(() => {
    if (document.activeElement !== document.body) return
    const target = element.isConnected ? element : document.querySelector('main')
    target?.focus({ preventScroll: true })
  })
}
