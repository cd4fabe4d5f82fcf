import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphemeFrom, splitName } from './splitName.ts'

/** Returns the index of each grapheme, and the length of the text. */
const boundaries = (text: string) => [
  ...Array.from(new Intl.Segmenter().segment(text), ({ index }) => index),
  text.length,
]

const anyName = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'seed16',
        '-',
        ' ',
        '👩🏽‍🚀',
        '🇩🇪',
        'é',
        'e\u0301',
        'ש',
        'نم',
        '7',
        '界',
        '\r\n',
        '\ud83d',
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
)

describe('splitName', () => {
  it.each([
    ['qwen3-lora-warmup100-seed1', ['qwen3-lora-warmup100-', 'seed1']],
    ['qwen3-lora-warmup100-seed16', ['qwen3-lora-warmup100-', 'seed16']],
    // Too short to be truncated.
    ['llama-70b-seed16', ['llama-70b-seed16', '']],
    ['llama-70b-seed161', ['llama-70b-', 'seed161']],
    ['embed-tickets-hs-lr3e-4', ['embed-tickets-hs-', 'lr3e-4']],
    ['team/checkpoint_final_v2', ['team/checkpoint_', 'final_v2']],
    // No word begins in the end, or a too short one.
    ['deepseekcoderinstruct', ['deepseekcoder', 'instruct']],
    ['learningrateexperiment-v2', ['learningrateexper', 'iment-v2']],
    // The astronaut is seven code units, of which three would fit.
    ['learning-to-fly-👩🏽‍🚀-run7', ['learning-to-fly-👩🏽‍🚀-', 'run7']],
    ['sweep-of-flags-🇩🇪🇫🇷🇮🇹', ['sweep-of-flags-🇩🇪', '🇫🇷🇮🇹']],
    ['学習率の比較実験の記録その二-種16', ['学習率の比較実験の記', '録その二-種16']],
    // After a Latin letter, both parts are left-to-right.
    ['نموذج-اللغة-الكبير-seed16', ['نموذج-اللغة-الكبير-s', 'eed16']],
    ['llama-نموذج-seed16', ['llama-نموذج-s', 'eed16']],
    ['נמוד-של-שפה-גדולה-16', ['נמוד-של-שפה-גדולה-16', '']],
    ['name-of-two-lines\n-seed16', ['name-of-two-lines\n-seed16', '']],
    ['gpj.exe-\u202etxt.seed16-0001', ['gpj.exe-\u202etxt.seed16-0001', '']],
    ['', ['', '']],
  ])('splits %j', (name, parts) => {
    expect(splitName(name)).toEqual(parts)
  })

  it('loses no text, divides no grapheme, and has a short end', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const [start, end] = splitName(name)
        expect(start + end).toBe(name)
        expect(end.length).toBeLessThanOrEqual(8)
        expect(boundaries(name)).toContain(start.length)
      }),
    )
  })

  it('does not segment a name of a million characters', () => {
    const name = 'é'.repeat(1_000_000)
    expect(splitName(name)).toEqual([name, ''])
  })
})

it('finds the first grapheme at or after an index', () => {
  fc.assert(
    fc.property(anyName, fc.nat(70), (text, at) => {
      const expected = boundaries(text).find((index) => index >= at) ?? text.length
      expect(graphemeFrom(text, at)).toBe(expected)
    }),
  )
})
