import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reasonFor } from '#src/notices/IgnoredNotice.tsx'
import { ignoredParameters } from '#src/view/ignored.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { parseView, printView, viewParsers } from '#src/view/url.ts'
import { DEFAULT_VIEW } from '#src/view/view.ts'
import { anyQueryString } from './untrustedUrls.ts'

const isKnown = (name: string) => Object.hasOwn(viewParsers, name)

describe('any query string', () => {
  it('is a view that survives printing and parsing, and everything ignored is listed', () => {
    fc.assert(
      fc.property(anyQueryString, (text) => {
        const view = parseView(`?${text}`)
        const printed = printView(view)
        expect(parseView(printed)).toEqual(view)
        expect(ignoredParameters(printed)).toEqual([])
        expect(Object.keys(view).sort()).toEqual(Object.keys(DEFAULT_VIEW).sort())
        expect(() => toSearchRequest(view)).not.toThrow()

        const ignored = ignoredParameters(`?${text}`)
        for (const part of ignored)
          expect(reasonFor(part)).toMatch(/^(use|not an?|unknown|must end|repeated;) /)
        const seen = new Set<string>()
        for (const [name, value] of new URLSearchParams(text)) {
          const hasNoEffect = !isKnown(name) || seen.has(name)
          seen.add(name)
          if (hasNoEffect) {
            expect(ignored.some((part) => part.name === name && part.value === value)).toBe(true)
          }
        }
      }),
      { numRuns: 1000, examples: [['status=running,active'], ['not-status=stopped,ended']] },
    )
  })

  it.each([
    ['status', 'x'.repeat(100_000)],
    ['q', '<'.repeat(100_000)],
    ['created', '9'.repeat(100_000)],
    ['longer', '9'.repeat(100_000)],
    ['user', '%'.repeat(100_000)],
    ['cols', 'name.pin'.repeat(12_500)],
    ['sort', '-'.repeat(100_000)],
    ['overview', 'timeline.'.repeat(11_000)],
  ])('may have %s with 100,000 characters', (name, value) => {
    const search = `?${name}=${encodeURIComponent(value)}`
    expect(parseView(search)).toEqual(DEFAULT_VIEW)
    expect(ignoredParameters(search)).toMatchObject([{ name }])
  })

  it('may have thousands of parameters and values', () => {
    const values = Array.from({ length: 5000 }, (_, index) => `v${index}`)
    const search = `?user=${values.join(',')}&${values.map((value) => `${value}=1`).join('&')}`
    const view = parseView(search)
    expect(view.user).toEqual(values)
    expect(parseView(printView(view))).toEqual(view)
    expect(ignoredParameters(search)).toHaveLength(5000)
    expect(parseView(`?cols=${values.join(',')},name`).cols).toHaveLength(1)
    expect(parseView('?__proto__=1&constructor=2').cols).toBeNull()
  })
})
