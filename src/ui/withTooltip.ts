/** The text is also the description, because a screen reader's cursor doesn't open tooltips. */
export function withTooltip(text: string | undefined) {
  return { 'data-tooltip': text, 'aria-description': text }
}
