import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { toHex } from '#src/ui/canvas.ts'
import { textOn } from './palette.ts'

const part = fc.nat(255)

function luminance(parts: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = parts.map((value) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

it('has readable text on every color', () => {
  fc.assert(
    fc.property(part, part, part, (r, g, b) => {
      const text = textOn(toHex(`rgb(${r}, ${g}, ${b})`))
      const [light, dark] = [luminance([r, g, b]), text === '#000000' ? 0 : 1].sort((x, y) => y - x)
      expect(((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)).toBeGreaterThan(4.5)
    }),
  )
})
