export interface Extent {
  readonly top: number
  readonly bottom: number
}

/** Returns the part of the page between its sticky parts; see `usePageLayout`. */
export function visibleExtent(): Extent {
  const style = getComputedStyle(document.documentElement)
  const px = (name: string) => parseFloat(style.getPropertyValue(name)) || 0
  return { top: px('--top'), bottom: window.innerHeight - px('--foot') }
}

/** px; 0 if `null`. */
export function heightOf(element: Element | null): number {
  return element?.getBoundingClientRect().height ?? 0
}
