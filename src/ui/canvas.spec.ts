import { expect, it } from 'vitest'
import { toHex } from './canvas.ts'

it('formats colors like a canvas', () => {
  expect(toHex('rgb(18, 52, 86)')).toBe('#123456')
  expect(toHex('rgba(0, 0, 255, 0.5)')).toBe('#0000ff')
  expect(toHex('color(srgb 0.2 0 1)')).toBe('#3300ff')
})
