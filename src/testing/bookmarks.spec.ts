import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadErrorReader } from '#src/jobs/errorReader.ts'
import { viewParsers } from '#src/view/url.ts'
import { openBookmark, parseBookmarks, printBookmarks } from './bookmarks.ts'

const FILE = 'e2e/bookmarks.json'
const read = () => parseBookmarks(readFileSync(FILE, 'utf8'))

/**
 * Writes the current result of each address. The tests of this file then pass, but docs/decisions.spec.ts
 * requires a record.
 */
async function freeze(): Promise<void> {
  const frozen = await Promise.all(read().map(({ url }) => openBookmark(url)))
  writeFileSync(FILE, printBookmarks(frozen))
}

// Days depend on the time zone.
process.env['TZ'] = 'UTC'

// A view by error type needs the error reader, which loads separately from the page.
await loadErrorReader()

if (process.env['FREEZE'] === 'true') await freeze()
const bookmarks = read()

describe('a bookmarked address', () => {
  it.each(bookmarks)('still opens the same view: $url', async (bookmark) => {
    expect(
      await openBookmark(bookmark.url),
      'a bookmark is a promise: see docs/decisions/README.md before you change it',
    ).toEqual(bookmark)
  })

  it('is in a list of 150 or more, with each parameter at least twice', () => {
    expect(new Set(bookmarks.map(({ url }) => url)).size).toBe(bookmarks.length)
    expect(bookmarks.length).toBeGreaterThanOrEqual(150)
    for (const name of Object.keys(viewParsers)) {
      const using = bookmarks.filter(({ url }) => url.includes(`${name}=`))
      expect(using.length, `bookmarks with ${name}`).toBeGreaterThanOrEqual(2)
    }
  })

  it('has a line of its own', () => {
    expect(readFileSync(FILE, 'utf8')).toBe(printBookmarks(bookmarks))
  })
})
