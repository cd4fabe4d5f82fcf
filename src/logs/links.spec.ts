import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { linksIn } from './links.ts'

const urlsIn = (text: string) => linksIn(text).map(({ start, end }) => text.slice(start, end))

it.each([
  ['see https://wandb.ai/team/run', ['https://wandb.ai/team/run']],
  ['see https://example.com/a.', ['https://example.com/a']],
  ['https://a.example, http://b.example; end', ['https://a.example', 'http://b.example']],
  ['(https://example.com/a)', ['https://example.com/a']],
  ['https://example.com/a_(b)', ['https://example.com/a_(b)']],
  ['(https://example.com/a_(b))', ['https://example.com/a_(b)']],
  ['[https://example.com/a]', ['https://example.com/a']],
  ['"https://example.com/a"', ['https://example.com/a']],
  ['<https://example.com/a>', ['https://example.com/a']],
  ['https://example.com/a?b=1&c=[2]#d!', ['https://example.com/a?b=1&c=[2]#d']],
  ['http://localhost:6006/', ['http://localhost:6006/']],
  ['http://[::1]:6006/x', ['http://[::1]:6006/x']],
  ['HTTPS://EXAMPLE.COM', ['HTTPS://EXAMPLE.COM']],
  ['https://例え.jp/道', ['https://例え.jp/道']],
  // Not links
  ['https://', []],
  ['https://...', []],
  ['https:///etc', []],
  ['ftp://example.com javascript://example.com/%0aalert(1) s3://bucket/x', []],
  ['xhttps://example.com', []],
  ['https://baseten.co@evil.example/', []],
  ['https://user:secret@example.com/', []],
  ['https://example.com:99999/', []],
  [`https://example.com/${'a'.repeat(2000)}`, []],
  // A character that reverses the text ends the URL.
  ['https://example.com/\u202Egnp.exe', ['https://example.com/']],
])('finds in %j the links %j', (text, urls) => {
  expect(urlsIn(text)).toEqual(urls)
})

it('finds only http and https URLs, in order, in any text', () => {
  const part = fc.constantFrom(
    'https://',
    'http://',
    'a.b',
    '(',
    ')',
    '.',
    ' ',
    '@',
    '/',
    '[',
    '😀',
  )
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('')
      let from = 0
      for (const { start, end } of linksIn(text)) {
        expect(start).toBeGreaterThanOrEqual(from)
        expect(['http:', 'https:']).toContain(new URL(text.slice(start, end)).protocol)
        from = end
      }
    }),
  )
})

it.each(['http://', 'http://a', 'http://a.b ', 'http://a)', '(', 'http://a.b/).'])(
  'reads a million characters of %j in linear time',
  (part) => {
    const start = performance.now()
    linksIn(part.repeat(1_000_000 / part.length))
    // Quadratic time would take minutes.
    expect(performance.now() - start).toBeLessThan(20_000)
  },
)
