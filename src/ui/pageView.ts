/** Where something begins and ends, px from the top of the window. */
export interface Extent {
  readonly top: number
  readonly bottom: number
}

/** What is in view of the page between what stays at its top and at its bottom; see `usePageLayout`. */
export function viewOf(): Extent {
  const style = getComputedStyle(document.documentElement)
  const px = (name: string) => parseFloat(style.getPropertyValue(name)) || 0
  return { top: px('--top'), bottom: window.innerHeight - px('--foot') }
}

/** px; 0 without an element. */
export function heightOf(element: Element | null): number {
  return element?.getBoundingClientRect().height ?? 0
}
