import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'

/** Letters with marks, in one or more code points, and characters whose folded form has another length. */
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
  ])('folds %s to %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it.each([
    ['हिन्दी', 'हन्दी'],
    ['นี่', 'น'],
    ['が', 'か'],
    ['கி', 'க'],
  ])('distinguishes %s and %s, whose marks are letters', (one, other) => {
    expect(fold(one)).not.toBe(fold(other))
  })

  it('folds composed and decomposed letters to the same text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text))
        expect(fold(text.normalize('NFC'))).toBe(fold(text))
      }),
    )
  })

  it('folds every letter, its uppercase and its lowercase to the same text', () => {
    // Greek letters whose iota is a mark in lowercase and a letter in uppercase, and 17th-century Cyrillic.
    const others = /[\u0345\u1c80-\u1c88\u1f80-\u1fff]/
    const differ = codePoints().filter(
      (letter) =>
        !others.test(letter) &&
        [letter.toUpperCase(), letter.toLowerCase()].some((one) => fold(one) !== fold(letter)),
    )
    expect(differ).toEqual([])
  })

  it('is idempotent', () => {
    expect(codePoints().filter((letter) => fold(fold(letter)) !== fold(letter))).toEqual([])
    fc.assert(fc.property(anyText, (text) => fold(fold(text)) === fold(text)))
  })

  it('finds every substring of a text that does not separate a mark from its letter', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, text, after) => {
        // Marks of one letter have a canonical order, so a separated mark can move before another one.
        fc.pre([text, after].every((part) => !/^\p{M}/u.test(part)))
        expect(fold(before + text + after)).toContain(fold(text))
      }),
    )
  })

  it('strips every mark of scripts whose marks people omit, but no kana voicing', () => {
    const script =
      /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Inherited}]/u
    const isVoicing = /[\u3099\u309a]/
    const stripped = codePoints().filter((mark) => /\p{M}/u.test(mark) && fold(`x${mark}`) === 'x')
    expect(stripped).toContain('\u0301')
    expect(stripped.filter((mark) => isVoicing.test(mark))).toEqual([])
    // Marks in common use. Later blocks have marks for Vedic, music and shorthand.
    const expected = codePoints().filter(
      (mark) => mark < '\u0900' && /\p{Mn}/u.test(mark) && script.test(mark),
    )
    expect(expected.filter((mark) => !stripped.includes(mark)).map(hex)).toEqual([])
  })
})

const hex = (mark: string) => mark.codePointAt(0)?.toString(16)

/** Returns every character, except in the last planes, which have none with case or marks. */
function codePoints(): string[] {
  const all: string[] = []
  for (let code = 0; code <= 0x2ffff; code++) {
    if (code < 0xd800 || code > 0xdfff) all.push(String.fromCodePoint(code))
  }
  return all
}
