/** Whether the person prefers that nothing moves by itself: what scrolls then does so at once. */
export function prefersCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
