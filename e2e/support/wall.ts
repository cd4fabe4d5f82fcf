// oxlint-disable unicorn/consistent-function-scoping -- functions that run in the page must be self-contained
import type { Locator, Page } from '@playwright/test'

/**
 * Returns the texts of the wall that are cut off, outside the window or outside their box, with the
 * problem. Texts that end in an ellipsis may be longer than their box, but the box must be in the window.
 */
export function misfits(page: Page): Promise<string[]> {
  return page.getByRole('main').evaluate((main) => {
    const isIn = (inner: DOMRect, outer: DOMRect) =>
      inner.left >= outer.left - 1 &&
      inner.right <= outer.right + 1 &&
      inner.top >= outer.top - 1 &&
      inner.bottom <= outer.bottom + 1
    const hasEllipsis = (element: Element) => {
      const { textOverflow, webkitLineClamp } = getComputedStyle(element)
      return textOverflow === 'ellipsis' || webkitLineClamp !== 'none'
    }
    const screen = new DOMRect(0, 0, innerWidth, innerHeight)
    const found: string[] = []
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement
      if (!parent || !text.textContent?.trim()) continue
      if (parent.closest('.sr-only') || parent.getClientRects().length === 0) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      let box = range.getBoundingClientRect()
      // The box of a text is higher than its letters and its line.
      const { fontSize } = getComputedStyle(parent)
      const inset = 0.15 * parseFloat(fontSize)
      box = new DOMRect(box.x, box.y + inset, box.width, box.height - 2 * inset)
      for (let element: Element | null = parent; element; element = element.parentElement) {
        if (element === main || getComputedStyle(element).overflow === 'visible') continue
        // A name that is truncated in the middle hides its overflow around the start with the ellipsis.
        if (hasEllipsis(element) || element.hasAttribute('data-tooltip')) {
          box = element.getBoundingClientRect()
        } else if (!isIn(box, element.getBoundingClientRect())) {
          found.push(`clipped: ${text.textContent}`)
        }
      }
      const row = parent.closest('li, footer, header, section > p, section > div')
      if (row && !isIn(box, row.getBoundingClientRect())) found.push(`over: ${text.textContent}`)
      if (!isIn(box, screen)) found.push(`outside: ${text.textContent}`)
    }
    const sections = [...main.querySelectorAll('section, ul, header, footer')]
    const boxes = sections.map((section) => section.getBoundingClientRect())
    for (const [n, box] of boxes.entries()) {
      const others = boxes.slice(n + 1)
      const meets = others.some(
        (other) =>
          box.left < other.right - 1 &&
          other.left < box.right - 1 &&
          box.top < other.bottom - 1 &&
          other.top < box.bottom - 1,
      )
      if (meets) found.push(`overlaps: ${sections[n]?.textContent?.slice(0, 30)}`)
    }
    return found
  })
}

/** Returns the font sizes, in px, of an element's visible texts, or of those that match. */
export function textSizes(element: Locator, matching = /\S/): Promise<number[]> {
  return element.evaluate((root, pattern) => {
    const sizes: number[] = []
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement
      if (!parent || !new RegExp(pattern).test(text.textContent ?? '')) continue
      if (parent.closest('.sr-only, [role="alert"]') || parent.getClientRects().length === 0)
        continue
      sizes.push(parseFloat(getComputedStyle(parent).fontSize))
    }
    return sizes
  }, matching.source)
}
