import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { viewParsers } from '../view/url.ts'
import { openBookmark, parseBookmarks, printBookmarks } from './bookmarks.ts'

const FILE = 'e2e/bookmarks.json'
const bookmarks = parseBookmarks(readFileSync(FILE, 'utf8'))

describe.skipIf(process.env['FREEZE'] === 'true')('a bookmarked address', () => {
  it.each(bookmarks)('means what it meant: $url', async (bookmark) => {
    expect(
      await openBookmark(bookmark.url),
      'a bookmark is a promise: see docs/decisions/README.md before you change it',
    ).toEqual(bookmark)
  })

  it('is one of 150, with each parameter in several', () => {
    expect(new Set(bookmarks.map(({ url }) => url)).size).toBe(bookmarks.length)
    expect(bookmarks.length).toBeGreaterThanOrEqual(150)
    for (const name of Object.keys(viewParsers)) {
      const using = bookmarks.filter(({ url }) => url.includes(`${name}=`))
      expect(using.length, `bookmarks with ${name}`).toBeGreaterThanOrEqual(2)
    }
  })

  it('stands on a line of its own', () => {
    expect(readFileSync(FILE, 'utf8')).toBe(printBookmarks(bookmarks))
  })
})

it.runIf(process.env['FREEZE'] === 'true')('freezes what each address means now', async () => {
  const frozen = await Promise.all(bookmarks.map(({ url }) => openBookmark(url)))
  writeFileSync(FILE, printBookmarks(frozen))
  expect(parseBookmarks(readFileSync(FILE, 'utf8'))).toEqual(frozen)
})
