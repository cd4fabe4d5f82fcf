import { expect, it } from 'vitest'
import { toName } from './viewName.ts'

it('a name is trimmed, can be typed, and has at most 60 characters', () => {
  expect(toName(' a\tb\u200b ')).toBe('a b')
  expect(toName('😀'.repeat(70))).toBe('😀'.repeat(60))
  expect(toName('\0 ')).toBe('')
})
