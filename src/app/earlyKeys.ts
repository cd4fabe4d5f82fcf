/** A key pressed before the page's script ran; see `public/start.js`. */
export interface EarlyKey extends KeyboardEventInit {
  readonly key: string
}

declare global {
  interface Window {
    /** Returns the keys pressed so far, and stops recording them. */
    takeEarlyKeys?: () => EarlyKey[]
  }
}

/** Replays the keys pressed before the page was ready. Those after a key that focuses a field are typed into it. */
export function replayEarlyKeys(): void {
  // The search field may have been clicked after these keys, which were not for it.
  const clicked = document.activeElement
  for (const pressed of window.takeEarlyKeys?.() ?? []) {
    const focused = document.activeElement
    const target = focused === null || focused === clicked ? document.body : focused
    const event = new KeyboardEvent('keydown', { ...pressed, bubbles: true, cancelable: true })
    const isText = !pressed.ctrlKey && !pressed.metaKey
    if (target.dispatchEvent(event) && isText && target instanceof HTMLInputElement) {
      type(target, pressed.key)
    }
  }
}

/**
 * Returns a function that continues what was typed in a field of the shell, once that field has been removed: it moves
 * the focus, the text and the caret.
 */
export function typingIn(field: HTMLInputElement | null): (to: HTMLElement | null) => void {
  if (!field) return () => {}
  const hadFocus = document.activeElement === field
  const { value, selectionStart, selectionEnd } = field
  return (to) => {
    if (!(to instanceof HTMLInputElement)) return
    if (hadFocus) to.focus()
    if (value === '') return
    // The shell's field is empty at every address.
    to.select()
    type(to, value)
    to.setSelectionRange(selectionStart, selectionEnd)
  }
}

/** Inserts text as if it had been typed. */
function type(field: HTMLInputElement, text: string): void {
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }))
}
