import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { fingerprint } from './fingerprint.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

function print(bytes: Uint8Array, before = 0, after = 0): number {
  const buffer = new Uint8Array(before + bytes.length + after).fill(0xff)
  buffer.set(bytes, before)
  return fingerprint(new DataView(buffer.buffer), before, before + bytes.length)
}

const anyBytes = fc.uint8Array({ maxLength: 20 })
const row = bytesOf(JSON.stringify(aTrainingJob()))

const flip = (bytes: Uint8Array, bit: number) =>
  bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)))

it('is an integer that does not depend on the offset of the bytes', () => {
  fc.assert(
    fc.property(anyBytes, fc.nat({ max: 9 }), fc.nat({ max: 9 }), (bytes, before, after) => {
      expect(print(bytes, before, after)).toBe(print(bytes))
      expect(Number.isSafeInteger(print(bytes))).toBe(true)
    }),
  )
})

it('differs for different bytes', () => {
  fc.assert(
    fc.property(anyBytes, anyBytes, (one, other) => {
      expect(print(one) === print(other)).toBe(String(one) === String(other))
    }),
  )
})

it('differs for all texts of one and two ASCII characters', () => {
  const prints = new Set<number>()
  for (let one = 0; one < 128; one++) {
    prints.add(print(Uint8Array.of(one)))
    for (let two = 0; two < 128; two++) prints.add(print(Uint8Array.of(one, two)))
  }
  expect(prints.size).toBe(128 + 128 * 128)
})

it('differs if any bit of a row is flipped, two bytes are swapped, or a byte is removed', () => {
  const texts = new Set<string>()
  const prints = new Set<number>()
  const add = (bytes: Uint8Array) => {
    texts.add(String(bytes))
    prints.add(print(bytes))
  }
  add(row)
  for (let at = 0; at < row.length; at++) {
    for (let bit = 0; bit < 8; bit++) add(flip(row, at * 8 + bit))
    for (const far of [1, 2, 4, 8]) {
      const other = row[at + far]
      if (other !== undefined) add(row.with(at, other).with(at + far, row[at] ?? 0))
    }
    add(row.filter((_, index) => index !== at))
  }
  expect(prints.size).toBe(texts.size)
})

it('differs if any two bits are flipped', () => {
  const bytes = row.slice(0, 14)
  const prints = new Set<number>()
  const bits = bytes.length * 8
  for (let one = 0; one < bits; one++) {
    for (let other = 0; other < one; other++) prints.add(print(flip(flip(bytes, one), other)))
  }
  expect(prints.size).toBe((bits * (bits - 1)) / 2)
})

it('differs for different numbers of zeros', () => {
  const prints = Array.from({ length: 100 }, (_, count) => print(new Uint8Array(count)))
  expect(new Set(prints).size).toBe(prints.length)
})
