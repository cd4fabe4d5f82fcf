export interface Extent {
  readonly top: number
  readonly bottom: number
}

/** What the page's sticky parts cover at the top and the bottom of the window, px. */
let covered = { top: 0, bottom: 0 }

/** `usePageLayout` calls it with the values that it gives to CSS. Reading those would force a layout. */
export function setCovered(px: { readonly top: number; readonly bottom: number }): void {
  covered = px
}

/** Returns the part of the window between the page's sticky parts. */
export function visibleExtent(): Extent {
  return { top: covered.top, bottom: window.innerHeight - covered.bottom }
}

/** px; 0 if `null`. */
export function heightOf(element: Element | null): number {
  return element?.getBoundingClientRect().height ?? 0
}
