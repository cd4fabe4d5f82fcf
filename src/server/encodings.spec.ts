import { expect, it } from 'vitest'
import { acceptedEncodings } from './encodings.ts'

it.each([
  [undefined, ''],
  ['', ''],
  ['gzip, deflate, br, zstd', 'br gzip'],
  ['br', 'br'],
  ['GZIP', 'gzip'],
  ['gzip;q=0.5, br;q=0.1', 'br gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br; q=0.000', ''],
  ['br;q=0.001', 'br'],
  ['x-gzip2, abr, brotli', ''],
  ['*', ''],
  ['identity', ''],
])('for Accept-Encoding %j sends %j', (header, encodings) => {
  expect(acceptedEncodings(header).join(' ')).toBe(encodings)
})
