import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { endOfValue } from './jsonScanner.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

function endIn(text: string): number {
  const bytes = bytesOf(text)
  return endOfValue(bytes, 0, bytes.length)
}

const anyText = fc
  .array(fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', '\n', 'é', '😀', 'a'))
  .map((parts) => parts.join(''))

const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, -1.5e-7, 1e21),
    fc.integer(),
    anyText,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(anyText, tie('value'), { maxKeys: 4 }),
  ),
}))

const anyJson = fc
  .tuple(anyValue, fc.constantFrom(undefined, 2, '\t'))
  .map(([value, indent]) => JSON.stringify(value, null, indent))

const after = fc.constantFrom(',', ']', ' ,7', '\n]}', '}', ',"', ',{')
const before = fc.constantFrom('', '[', '["a",', '{"a":"\\\\",')

it('finds the end of a value that JSON.parse reads', () => {
  fc.assert(
    fc.property(before, anyJson, after, (head, json, tail) => {
      const bytes = bytesOf(head + json + tail)
      const end = endOfValue(bytes, head.length, bytes.length)
      const value = textOf(bytes.subarray(head.length, end))
      expect(JSON.parse(value)).toEqual(JSON.parse(json))
      expect(value.trimEnd()).toBe(json)
    }),
    { numRuns: 300 },
  )
})

it('ends a list, an object and a string at their last character', () => {
  const closed = anyJson.filter((json) => /^[[{"]/.test(json))
  fc.assert(
    fc.property(closed, fc.string(), (json, rest) => {
      expect(endIn(json + rest)).toBe(bytesOf(json).length)
    }),
  )
})

it('finds no end in an incomplete value', () => {
  fc.assert(
    fc.property(anyJson, fc.nat(), (json, number) => {
      const bytes = bytesOf(`${json},`)
      expect(endOfValue(bytes, 0, number % (bytes.length - 1))).toBe(-1)
    }),
    { numRuns: 300 },
  )
})

it.each(['7', 'true', 'null', ''])(
  'finds no end for %j without a delimiter, since more may follow',
  (text) => {
    expect(endIn(text)).toBe(-1)
  },
)
