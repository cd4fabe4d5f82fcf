import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shorten } from './shorten.ts'

describe('shorten', () => {
  it.each([
    ['qwen3-lora-warmup100-seed16', 27, 'qwen3-lora-warmup100-seed16'],
    ['qwen3-lora-warmup100-seed16', 20, 'qwen3-lora-w…0-seed16'],
    ['qwen3-lora-warmup100-seed1', 20, 'qwen3-lora-w…00-seed1'],
    // If there is little room, half of it is for the end.
    ['qwen3-lora-warmup100-seed16', 5, 'qwe…16'],
    ['qwen3-lora-warmup100-seed16', 1, 'q…'],
    ['qwen3-lora-warmup100-seed16', 0, '…'],
    // The astronaut is seven code units: there is room for five.
    ['learning-to-fly-👩🏽‍🚀', 10, 'learning-t…'],
    ['👩🏽‍🚀-learns-to-fly-1', 9, '…ly-1'],
  ])('shortens %s to %i characters: %s', (name, max, shortened) => {
    expect(shorten(name, max)).toBe(shortened)
  })

  it('splits no grapheme, and has at most the requested length', () => {
    const anyName = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: 'grapheme-ascii', minLength: 1 }),
    )
    fc.assert(
      fc.property(anyName, fc.nat(30), (name, max) => {
        const shortened = shorten(name, max)
        expect(shortened.length).toBeLessThanOrEqual(max + 1)
        const starts = Array.from(new Intl.Segmenter().segment(name), ({ index }) => index)
        const isBoundary = (at: number) => at === name.length || starts.includes(at)
        // The name can contain an ellipsis itself.
        const isSplitAt = (at: number) => {
          const [start, end] = [shortened.slice(0, at), shortened.slice(at + 1)]
          const isOfName = shortened[at] === '…' && name.startsWith(start) && name.endsWith(end)
          return isOfName && isBoundary(start.length) && isBoundary(name.length - end.length)
        }
        const indexes = Array.from({ length: shortened.length }, (_, at) => at)
        expect(shortened === name || indexes.some(isSplitAt)).toBe(true)
      }),
    )
  })
})
