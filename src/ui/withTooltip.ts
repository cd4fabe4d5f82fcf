/**
 * Returns the attributes of an element whose tooltip adds to its name. The text is also its description, since a
 * screen reader's cursor doesn't open tooltips.
 */
export function withTooltip(text: string | undefined) {
  return { 'data-tooltip': text, 'aria-description': text }
}
