/** Lower-case letters that NFKD doesn't take apart, as the table sorts them; and the Turkish `ı`. */
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
 * These letters, and marks that people leave out when they type: accents of Latin, Greek and Cyrillic letters,
 * Hebrew points, Arabic and Syriac vowel signs, marks around symbols, and the variation selectors of emoji. In
 * other scripts (Indic, Thai, kana) a mark is a vowel or makes another letter, and stays.
 */
const LETTERS_AND_MARKS =
  // oxlint-disable-next-line no-misleading-character-class -- Ranges of marks, not letters with marks.
  /[ßςıøłđðæœ]|(?=[\u0300-\u074a\u0897-\u08ff\u1ab0-\u1aff\u1dc0-\u20ff\ufe00-\ufe2f])\p{M}/gu

// oxlint-disable-next-line no-control-regex -- ASCII begins with control characters.
const ASCII = /^[\0-\x7f]*$/

/** Whether folding a text changes the case of its letters at most. */
export function isAscii(text: string): boolean {
  return ASCII.test(text)
}

/**
 * Returns a text in the form in which texts are searched: without case, accents, ligatures and compatibility
 * forms. `café` in either spelling becomes `cafe`, `STRASSE` and `straße` become `strasse`. Folding a folded
 * text changes nothing.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (isAscii(lower)) return lower
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(LETTERS_AND_MARKS, (character) => LETTERS[character] ?? '')
}
