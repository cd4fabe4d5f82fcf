import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadErrorReader } from '#src/jobs/errorReader.ts'
import { viewParsers } from '#src/view/url.ts'
import { openBookmark, parseBookmarks, printBookmarks } from './bookmarks.ts'

const FILE = 'e2e/bookmarks.json'
const read = () => parseBookmarks(readFileSync(FILE, 'utf8'))

/** Writes what each address means now. Its tests then pass; docs/decisions.spec.ts asks for a record. */
async function freeze(): Promise<void> {
  const frozen = await Promise.all(read().map(({ url }) => openBookmark(url)))
  writeFileSync(FILE, printBookmarks(frozen))
}

// A day is another in each time zone.
process.env['TZ'] = 'UTC'

// Its code comes beside the page; a view by error type waits for it.
await loadErrorReader()

if (process.env['FREEZE'] === 'true') await freeze()
const bookmarks = read()

describe('a bookmarked address', () => {
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
