/** The landmark that a popup belongs in, as screen readers expect; `null` if none. */
export function landmarkOf(anchor: Element | null): HTMLElement | null {
  return anchor?.closest<HTMLElement>('main, header, aside') ?? null
}

export function isWithin(element: Element | null, target: EventTarget | null): boolean {
  return element !== null && target instanceof Node && element.contains(target)
}
