/** The landmark that a popup belongs to: outside of one, screen readers would have no place for it. */
export function landmarkOf(anchor: Element | null): HTMLElement | null {
  return anchor?.closest<HTMLElement>('main, header, aside') ?? null
}

/** Whether an event's target lies inside an element. */
export function isWithin(element: Element | null, target: EventTarget | null): boolean {
  return element !== null && target instanceof Node && element.contains(target)
}
