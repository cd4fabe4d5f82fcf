import { viewOf } from '#src/ui/pageView.ts'
import { prefersCalm } from '#src/ui/prefersCalm.ts'

/** The table's head and a row, px: what a step leaves in view of what was read. */
const OVERLAP = 80

/** What scrolls by itself, or has these keys for itself. */
const OWN_KEYS =
  'aside, input:not([type="checkbox"]), select, textarea, [contenteditable], [role="application"], [role="dialog"], [role="menu"], [role="listbox"]'

/** What is pressed or checked by Space. */
const PRESSED_BY_SPACE =
  'button, input, summary, [role="button"], [role="checkbox"], [role="option"], [role="radio"], [role="switch"], [role="tab"]'

/** What ends a smooth scroll, or begins another. */
const OTHERWISE = ['scrollend', 'wheel', 'touchstart', 'pointerdown']

/**
 * Page Up, Page Down and Space scroll by what is in view. The browser's own step is as high as the window: it would
 * skip the rows behind what stays in view.
 */
export function handlePageKeys(signal: AbortSignal): void {
  // Where a smooth scroll leads, px; `null` if there is none. A second press goes on from there.
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
    const { top, bottom } = viewOf()
    const lowest = document.documentElement.scrollHeight - window.innerHeight
    const next = (goal ?? window.scrollY) + step * (bottom - top - OVERLAP)
    const isCalm = event.repeat || prefersCalm()
    goal = Math.max(0, Math.min(next, lowest))
    window.scrollTo({
      top: goal,
      left: window.scrollX,
      behavior: isCalm ? 'instant' : 'smooth',
    })
    if (isCalm) forget()
  }

  window.addEventListener('keydown', onKeyDown, { signal })
  for (const type of OTHERWISE) window.addEventListener(type, forget, { signal, passive: true })
}

/** Whether a key scrolls a page up (-1) or down (1); 0 if it doesn't, or does something else where it is pressed. */
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
