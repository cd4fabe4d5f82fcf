import { assert, json, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printJson } from './printJson.ts'

const DEEP = 100_000

describe('printJson', () => {
  it('prints the same as JSON.stringify', () => {
    assert(
      property(json(), (text) => {
        const value: unknown = JSON.parse(text)
        expect(printJson(value)).toBe(JSON.stringify(value))
        expect(printJson(value, 2)).toBe(JSON.stringify(value, null, 2))
      }),
    )
  })

  it('prints the same below 100,000 levels', () => {
    assert(
      property(json(), (text) => {
        const inner = JSON.stringify(JSON.parse(text))
        const deep = `${'['.repeat(DEEP)}${inner}${']'.repeat(DEEP)}`
        expect(printJson(JSON.parse(deep)) === deep).toBe(true)
      }),
      { numRuns: 5 },
    )
  })

  it('prints keys that are also in the prototype', () => {
    const deep = `{"__proto__":${'{"toString":'.repeat(DEEP)}1${'}'.repeat(DEEP)}}`
    expect(printJson(JSON.parse(deep), 2) === deep).toBe(true)
  })
})
