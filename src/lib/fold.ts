/** Lowercase letters that NFKD doesn't decompose, as the table sorts them, and the Turkish `ı`. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ς: 'σ',
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  æ: 'ae',
  œ: 'oe',
}

/**
 * These letters, and marks that people omit when they type: accents of Latin, Greek and Cyrillic letters, Hebrew
 * points, Arabic and Syriac vowel signs, marks around symbols, and the variation selectors of emoji. In other scripts
 * (Indic, Thai, kana) a mark is a vowel or forms a different letter, so it stays.
 */
const LETTERS_AND_MARKS =
  // oxlint-disable-next-line no-misleading-character-class -- Ranges of marks, not letters with marks.
  /[ßςıøłđðæœ]|(?=[\u0300-\u074a\u0897-\u08ff\u1ab0-\u1aff\u1dc0-\u20ff\ufe00-\ufe2f])\p{M}/gu

// oxlint-disable-next-line no-control-regex -- ASCII begins with control characters.
const ASCII = /^[\0-\x7f]*$/

/** Whether a text is ASCII, so that folding only lowercases it. */
export function isAscii(text: string): boolean {
  return ASCII.test(text)
}

/**
 * Returns a text normalized for search: without case, accents, ligatures and compatibility forms. `café` in either
 * encoding becomes `cafe`; `STRASSE` and `straße` become `strasse`. Idempotent.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (isAscii(lower)) return lower
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(LETTERS_AND_MARKS, (character) => LETTERS[character] ?? '')
}
