import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shorten } from './shorten.ts'

describe('shorten', () => {
  it.each([
    ['qwen3-lora-warmup100-seed16', 27, 'qwen3-lora-warmup100-seed16'],
    ['qwen3-lora-warmup100-seed16', 20, 'qwen3-lora-w…0-seed16'],
    ['qwen3-lora-warmup100-seed1', 20, 'qwen3-lora-w…00-seed1'],
    // With little room, half of it is the end’s.
    ['qwen3-lora-warmup100-seed16', 5, 'qwe…16'],
    ['qwen3-lora-warmup100-seed16', 1, 'q…'],
    ['qwen3-lora-warmup100-seed16', 0, '…'],
    // The astronaut is seven code units: there is room for five.
    ['learning-to-fly-👩🏽‍🚀', 10, 'learning-t…'],
    ['👩🏽‍🚀-learns-to-fly-1', 9, '…ly-1'],
  ])('makes of %s with room for %i %s', (name, max, visible) => {
    expect(shorten(name, max)).toBe(visible)
  })

  it('divides no grapheme, and is as short as it should be', () => {
    const anyName = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: 'grapheme-ascii', minLength: 1 }),
    )
    fc.assert(
      fc.property(anyName, fc.nat(30), (name, max) => {
        const visible = shorten(name, max)
        expect(visible.length).toBeLessThanOrEqual(max + 1)
        const starts = Array.from(new Intl.Segmenter().segment(name), ({ index }) => index)
        const isBoundary = (at: number) => at === name.length || starts.includes(at)
        // An ellipsis may also be the name’s own.
        const isSplitAt = (at: number) => {
          const [start, end] = [visible.slice(0, at), visible.slice(at + 1)]
          const isOfName = visible[at] === '…' && name.startsWith(start) && name.endsWith(end)
          return isOfName && isBoundary(start.length) && isBoundary(name.length - end.length)
        }
        const indexes = Array.from({ length: visible.length }, (_, at) => at)
        expect(visible === name || indexes.some(isSplitAt)).toBe(true)
      }),
    )
  })
})
