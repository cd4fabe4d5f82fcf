import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'

/** Letters with marks, in one code point or several, and what folding makes longer or shorter. */
const LETTERS = [
  ...Array.from('aSsßẞéÉıİIςΣσřŁæŒỆậйЁאבשׁقُأहिक्นี่がﬁ가각ㄱ①…´¨ﷺ😀❤✈'),
  'e\u0301',
  'o\u0323\u0302',
  'I\u0307',
  '\u0301',
  '\ufe0f',
  '👩‍💻',
  '🇩🇪',
  '\ud83d',
  '\r\n',
  ' ',
]
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...LETTERS), { maxLength: 10 }).map((letters) => letters.join('')),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
)

describe('fold', () => {
  it.each([
    ['', ''],
    ['LoRA r64', 'lora r64'],
    ['Café', 'cafe'],
    ['Cafe\u0301', 'cafe'],
    ['İSTANBUL-run', 'istanbul-run'],
    ['ISPARTA ısparta', 'isparta isparta'],
    ['straße STRASSE STRAẞE', 'strasse strasse strasse'],
    ['ΟΔΥΣΣΕΎΣ οδυσσεύς', 'οδυσσευσ οδυσσευσ'],
    ['Ёлка', 'елка'],
    ['Việt Đức', 'viet duc'],
    ['Łódź Ærø', 'lodz aero'],
    ['ﬁne ² ｘ', 'fine 2 x'],
    ['שָׁלוֹם', 'שלום'],
    ['مُحَمَّد', 'محمد'],
    ['❤️', '❤'],
  ])('makes of %s the text %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it.each([
    ['हिन्दी', 'हन्दी'],
    ['นี่', 'น'],
    ['が', 'か'],
    ['கி', 'க'],
  ])('tells %s and %s apart, where a mark is a letter', (one, other) => {
    expect(fold(one)).not.toBe(fold(other))
  })

  it('makes the same of composed and decomposed letters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text))
        expect(fold(text.normalize('NFC'))).toBe(fold(text))
      }),
    )
  })

  it('makes the same of every letter, its capital and its small letter', () => {
    // Their capitals have an iota of its own, which small letters have as a mark; and Cyrillic of the 17th century.
    const others = /[\u0345\u1c80-\u1c88\u1f80-\u1fff]/
    const differ = codePoints().filter(
      (letter) =>
        !others.test(letter) &&
        [letter.toUpperCase(), letter.toLowerCase()].some((one) => fold(one) !== fold(letter)),
    )
    expect(differ).toEqual([])
  })

  it('changes nothing in what it made', () => {
    expect(codePoints().filter((letter) => fold(fold(letter)) !== fold(letter))).toEqual([])
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)))
  })

  it('finds in a text whatever stands in it', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, text, after) => {
        expect(fold(before + text + after)).toContain(fold(text))
      }),
    )
  })

  it('strips every mark of the scripts in which marks are left out, and no kana voicing', () => {
    const script =
      /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Inherited}]/u
    const isVoicing = /[\u3099\u309a]/
    const stripped = codePoints().filter((mark) => /\p{M}/u.test(mark) && fold(`x${mark}`) === 'x')
    expect(stripped).toContain('\u0301')
    expect(stripped.filter((mark) => isVoicing.test(mark))).toEqual([])
    // Of common use: later blocks hold marks of Vedic, music and shorthand.
    const expected = codePoints().filter(
      (mark) => mark < '\u0900' && /\p{Mn}/u.test(mark) && script.test(mark),
    )
    expect(expected.filter((mark) => !stripped.includes(mark)).map(hex)).toEqual([])
  })
})

const hex = (mark: string) => mark.codePointAt(0)?.toString(16)

/** Every character; the last planes have none that case or marks change. */
function codePoints(): string[] {
  const all: string[] = []
  for (let code = 0; code <= 0x2ffff; code++) {
    if (code < 0xd800 || code > 0xdfff) all.push(String.fromCodePoint(code))
  }
  return all
}
