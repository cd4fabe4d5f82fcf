/**
 * Returns an element's attributes for a tooltip that says more than the element's name: a tooltip describes it only
 * while it is open, and a screen reader's cursor opens none.
 */
export function withTooltip(text: string | undefined) {
  return { 'data-tooltip': text, 'aria-description': text }
}
