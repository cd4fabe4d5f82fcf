// @vitest-environment jsdom
import * as fc from 'fast-check'
import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { markdownCell } from './markdownCell.ts'

/** Returns the texts of a row's cells as an independent library renders them; `<br>` as `\n`. */
function rendered(...cells: string[]): string[] {
  const header = `${'| A '.repeat(cells.length)}|\n${'| --- '.repeat(cells.length)}|\n`
  const html = marked.parse(`${header}| ${cells.join(' | ')} |\n`, { async: false })
  const page = new DOMParser().parseFromString(html, 'text/html')
  page.querySelectorAll('br').forEach((br) => br.replaceWith('\n'))
  return Array.from(page.querySelectorAll('td'), ({ textContent }) => textContent)
}

/** Returns a text without the white space and empty lines that a cell can't contain. */
function inCell(text: string): string {
  return text
    .trim()
    .split(/[\r\n\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

const cells: [what: string, text: string, cell: string][] = [
  ['a name in snake case', 'wandb_api_key', 'wandb_api_key'],
  ['one that ends in an underscore', 'snake_case_name_', 'snake_case_name_'],
  ['one that begins with an underscore', '_private_name', '_private_name'],
  ['a dunder name', '__init__', '\\_\\_init\\_\\_'],
  ['one after another word', 'in __init__: no', 'in \\_\\_init\\_\\_: no'],
  ['a word in underscores', 'a _b_ c', 'a \\_b\\_ c'],
  ['a product', 'a*b', 'a*b'],
  ['a product of three', '2*3*4', '2\\*3\\*4'],
  ['a product with spaces', '2 * 3 * 4', '2 * 3 * 4'],
  ['a glob', '*.safetensors', '*.safetensors'],
  ['strong text', '**kwargs and **more**', '\\*\\*kwargs and \\*\\*more\\*\\*'],
  ['a token in angle brackets', '<unk>', '\\<unk>'],
  ['a comparison', 'a<b', 'a<b'],
  ['a comparison with spaces', '1 < 2 > 0', '1 < 2 > 0'],
  ['an arrow', 'a -> b => c <- d', 'a -> b => c <- d'],
  ['an address in angle brackets', '<mei@example.com>', '\\<mei@example.com>'],
  ['a rank', '[rank3]: failed', '[rank3]: failed'],
  ['a link', '[docs](https://example.com)', '[docs\\](https://example.com)'],
  ['a call of an element', 'f[0](x)', 'f[0\\](x)'],
  ['marks of line starts', '# 1. - + > C#', '# 1. - + > C#'],
  ['a pipe', 'x|y', 'x\\|y'],
  ['a pipe after a backslash', 'x\\|y', 'x\\\\\\|y'],
  ['code', '`code`', '\\`code\\`'],
  ['a backtick', "can't open `file'", "can't open `file'"],
  ['a regular expression', '\\d+\\w', '\\d+\\w'],
  ['two backslashes', '\\\\d', '\\\\\\d'],
  ['a path of Windows', 'C:\\runs\\', 'C:\\runs\\'],
  ['an entity', '&amp;', '\\&amp;'],
  ['an ampersand', 'a & b && c&d', 'a & b && c&d'],
  ['a URL with underscores', 'http://a_b_c', 'http://a_b_c'],
  ['a URL with a query', 'https://x.co/a_b?c=1&d=2*3', 'https://x.co/a_b?c=1&d=2*3'],
  ['a URL that needs escapes', 'https://x.co/*a* b', 'https\\://x.co/\\*a\\* b'],
  ['a domain that needs escapes', 'www.x.co/_a_', 'www\\.x.co/\\_a\\_'],
  ['struck text', '~x~', '\\~x\\~'],
  ['a home folder', '~/runs ~/data ~5', '~/runs ~/data ~5'],
  ['lines', ' a \r\n\n b\rc\n', 'a<br>b<br>c'],
  ['lines of Unicode', 'a\u2028b\u2029c', 'a<br>b<br>c'],
  ['a backslash at the end of a line', 'a \\\nb', 'a \\\\<br>b'],
  ['a tag over two lines', '<a\nb>', '\\<a<br>b>'],
  ['the empty text', '', ''],
]

describe('a cell', () => {
  it.each(cells)('%s is escaped only where it would be markup', (_, text, cell) => {
    expect(markdownCell(text)).toBe(cell)
    expect(rendered(cell, 'next')).toEqual([inCell(text), 'next'])
  })

  // Pieces that are markup in combination, and single characters of any kind.
  const piece = fc.constantFrom(
    ...Array.from('_*~`<>[](){}|\\&!#-+=:;.,@/\'"$%^? \n\rabA19é„€😀'),
    '__',
    '**',
    '~~',
    '``',
    '](',
    '&lt;',
    '&#42;',
    '<b>',
    '<!--',
    '-->',
    'http://',
    'https://a.co/',
    'www.',
    'a@b.co',
    'snake_case',
  )
  // After an address, marked takes a delimiter for one at the start of a word. Other implementations don't.
  const misread = /(?:@|:\/\/|www\.)\S*[*_~]/
  const anyText = fc
    .oneof(
      fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    )
    .filter((text) => !misread.test(text))

  it('renders as its text, next to any other cell', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(rendered(markdownCell(a), markdownCell(b))).toEqual([inCell(a), inCell(b)])
      }),
      { numRuns: 300 },
    )
  })

  it.each(['<a', '<a@', '[', '](', '&a', '_a ', '~/a ', '`', '\\d', 'http://'])(
    'a long text of %s, which has no partner, is unchanged',
    (part) => {
      const text = part.repeat(100_000).trim()
      expect(markdownCell(text) === text).toBe(true)
    },
  )
})
