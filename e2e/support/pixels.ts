import type { Locator, Page } from '@playwright/test'

/** A part of the page in CSS pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Pixels {
  readonly width: number
  /** The color of each pixel, `#123456`, line by line. */
  readonly colors: readonly string[]
}

export async function boxOf(element: Locator): Promise<Box> {
  const box = await element.boundingBox()
  if (!box) throw new Error(`${String(element)} is not displayed`)
  return box
}

export async function pixelsOf(page: Page, of: Locator | Box): Promise<Pixels> {
  const { x, y, width, height } = 'x' in of ? of : await boxOf(of)
  const clip = {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.round(width),
    height: Math.round(height),
  }
  const png = await page.screenshot({ clip })
  const colors = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
    const image = await createImageBitmap(new Blob([bytes]))
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
    if (!context) return []
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, image.width, image.height)
    // oxlint-disable-next-line consistent-function-scoping -- this function runs in the page
    const hex = (part: number | undefined) => (part ?? 0).toString(16).padStart(2, '0')
    return Array.from(
      { length: data.length / 4 },
      (_, at) => `#${hex(data[4 * at])}${hex(data[4 * at + 1])}${hex(data[4 * at + 2])}`,
    )
  }, png.toString('base64'))
  return { width: clip.width, colors }
}

/** Returns the largest difference of any color channel in two screenshots of the same size, 0 to 255. */
export async function largestDifference(page: Page, a: Buffer, b: Buffer): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      // oxlint-disable-next-line consistent-function-scoping -- this function runs in the page
      const read = async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
        const image = await createImageBitmap(new Blob([bytes]))
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
        context?.drawImage(image, 0, 0)
        return (
          context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
        )
      }
      const [one, other] = await Promise.all(pictures.map(read))
      if (!one || one.length !== other?.length) return 255
      return one.reduce((max, value, at) => Math.max(max, Math.abs(value - (other[at] ?? 0))), 0)
    },
    [a.toString('base64'), b.toString('base64')],
  )
}

function byFrequency({ colors }: Pixels): string[] {
  const counts = new Map<string, number>()
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([color]) => color)
}

/** Returns the most frequent color of a screenshot: its background. */
export function background(pixels: Pixels): string {
  return byFrequency(pixels)[0] ?? ''
}

/** Returns the maximum contrast of any color in a screenshot with its background. */
export function contrastIn(pixels: Pixels): number {
  const [max = '', ...others] = byFrequency(pixels)
  return Math.max(1, ...others.map((color) => contrast(color, max)))
}

/** Returns the contrast of an element's bottom edge with its inside. */
export async function contrastOfEdge(page: Page, element: Locator): Promise<number> {
  const { x, y, width, height } = await boxOf(element)
  const middle = { x: x + width / 2, y: y + height - 5, width: 1, height: 7 }
  return contrastIn(await pixelsOf(page, middle))
}

/** Returns the contrast of two colors by WCAG: from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other)
  return (high + 0.05) / (low + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(hex.slice(from, from + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
