/** What was typed since {@link startTypeAhead}. */
let text = ''

/** Collects what is typed. Other keys, Enter among them, do nothing meanwhile. */
function collect(event: KeyboardEvent) {
  const { key } = event
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (key === 'Tab' || key === 'Escape') {
    takeTypeAhead()
    return
  }
  if (key === 'Backspace') text = text.slice(0, -1)
  else if (key.length === 1) text += key
  event.preventDefault()
  event.stopPropagation()
}

/** Collects what is typed for a field that is not there yet, so that nothing else receives it. */
export function startTypeAhead(): void {
  text = ''
  addEventListener('keydown', collect, true)
}

/** Ends it. Returns what was typed, once. */
export function takeTypeAhead(): string {
  const taken = text
  text = ''
  removeEventListener('keydown', collect, true)
  return taken
}
