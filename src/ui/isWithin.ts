/** Whether an event's target lies inside an element. */
export function isWithin(element: Element | null, target: EventTarget | null): boolean {
  return element !== null && target instanceof Node && element.contains(target)
}
