import { prefersReducedMotion } from '#src/ui/prefersReducedMotion.ts'
import { visibleExtent } from '#src/ui/visibleExtent.ts'

/** How much of the old page stays in view after a step: the table's head and a row, px. */
const OVERLAP = 80

/** Elements that scroll by themselves, or that handle these keys. */
const OWN_KEYS =
  'aside, input:not([type="checkbox"]), select, textarea, [contenteditable], [role="application"], [role="dialog"], [role="menu"], [role="listbox"]'

const PRESSED_BY_SPACE =
  'button, input, summary, [role="button"], [role="checkbox"], [role="option"], [role="radio"], [role="switch"], [role="tab"]'

const SCROLL_INTERRUPTIONS = ['scrollend', 'wheel', 'touchstart', 'pointerdown']

/**
 * Makes Page Up, Page Down and Space scroll by the visible height. The browser's own step is the window's height and
 * would skip the rows behind the sticky parts.
 */
export function handlePageKeys(signal: AbortSignal): void {
  // The target of a smooth scroll, px; `null` if none. A second press continues from there.
  let goal: number | null = null
  const forget = () => {
    goal = null
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = stepOf(event)
    if (step === 0) {
      forget()
      return
    }
    event.preventDefault()
    const { top, bottom } = visibleExtent()
    const lowest = document.documentElement.scrollHeight - window.innerHeight
    const next = (goal ?? window.scrollY) + step * (bottom - top - OVERLAP)
    const isInstant = event.repeat || prefersReducedMotion()
    goal = Math.max(0, Math.min(next, lowest))
    window.scrollTo({
      top: goal,
      left: window.scrollX,
      behavior: isInstant ? 'instant' : 'smooth',
    })
    if (isInstant) forget()
  }

  window.addEventListener('keydown', onKeyDown, { signal })
  for (const type of SCROLL_INTERRUPTIONS)
    window.addEventListener(type, forget, { signal, passive: true })
}

/** Returns -1 if a key scrolls a page up, 1 if down; 0 if it doesn't, or if its target handles it. */
export function stepOf(event: KeyboardEvent): -1 | 0 | 1 {
  const { key, target, shiftKey } = event
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return 0
  const isSpace = key === ' '
  if (shiftKey && !isSpace) return 0
  const isTaken = (selector: string) => target instanceof Element && target.closest(selector)
  if (isTaken(OWN_KEYS) || (isSpace && isTaken(PRESSED_BY_SPACE))) return 0
  if (key === 'PageUp' || (isSpace && shiftKey)) return -1
  return key === 'PageDown' || isSpace ? 1 : 0
}
