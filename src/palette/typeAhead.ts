let text = ''

/** Collects printable characters until Tab or Escape. Other keys without a modifier, such as Enter, do nothing. */
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

/** Collects text for a field that isn't rendered yet, so that nothing else receives it. */
export function startTypeAhead(): void {
  text = ''
  addEventListener('keydown', collect, true)
}

export function takeTypeAhead(): string {
  const taken = text
  text = ''
  removeEventListener('keydown', collect, true)
  return taken
}
