import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { typeParts } from './errorTypeParts.ts'

it.each([
  ['torch.OutOfMemoryError: CUDA out of memory', 'torch.OutOfMemoryError', 'CUDA out of memory'],
  ["KeyError: 'messages'", 'KeyError', "'messages'"],
  ["OSError: [Errno #] No space: '<path>'", 'OSError', "[Errno #] No space: '<path>'"],
  ['std::bad_alloc: no memory', 'std::bad_alloc', 'no memory'],
  [
    'Exit code 137: killed, usually out of memory',
    'Exit code 137',
    'killed, usually out of memory',
  ],
  ['No space left on device', 'No space left on device', ''],
  ['AssertionError', 'AssertionError', ''],
  ['H100:#x#x# is gone', 'H100:#x#x# is gone', ''],
  [': odd', ': odd', ''],
  ['', '', ''],
])('%j has the lines %j and %j', (type, head, rest) => {
  expect(typeParts(type)).toEqual({ head, rest })
})

it('keeps the whole text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ':', ' ') }), (type) => {
      const { head, rest } = typeParts(type)
      const isWhole = head === type && rest === ''
      expect(isWhole || `${head}: ${rest}` === type).toBe(true)
    }),
  )
})
