import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collapseMessage } from './collapseMessage.ts'

const linesOf = (count: number) => Array.from({ length: count }, (_, n) => `line ${n + 1}`)

describe('collapseMessage', () => {
  it('collapses the middle of 2,000 lines', () => {
    const { first, middle, omitted, last } = collapseMessage(linesOf(2000).join('\n'))
    expect(first).toBe(linesOf(38).join('\n'))
    expect(middle?.amount).toEqual({ count: 1812, unit: 'line' })
    expect(middle?.text.split('\n')).toEqual(linesOf(2000).slice(38, 1850))
    expect(omitted).toBeNull()
    expect(last).toBe(linesOf(2000).slice(1850).join('\n'))
  })

  it('does not collapse 200 lines, and omits empty lines at the end', () => {
    const text = linesOf(200).join('\n')
    const whole = { first: text, middle: null, omitted: null, last: '' }
    expect(collapseMessage(text)).toEqual(whole)
    expect(collapseMessage(`${text}\n\n  \n`)).toEqual(whole)
    expect(collapseMessage(`${text}\nline 201`).middle?.amount).toEqual({ count: 13, unit: 'line' })
    expect(collapseMessage('')).toEqual({ first: '', middle: null, omitted: null, last: '' })
  })

  it('displays fewer lines if they are long', () => {
    const line = 'x'.repeat(999)
    const { first, middle, last } = collapseMessage(Array<string>(300).fill(line).join('\n'))
    expect(first.split('\n')).toHaveLength(15)
    expect(last.split('\n')).toHaveLength(35)
    expect(middle?.amount).toEqual({ count: 250, unit: 'line' })
  })

  it('counts the characters of a single line', () => {
    const { first, middle, omitted, last } = collapseMessage('e'.repeat(1_000_000))
    expect([first.length, last.length]).toEqual([15_000, 35_000])
    expect(middle?.amount).toEqual({ count: 100_000, unit: 'character' })
    expect(omitted).toEqual({ count: 850_000, unit: 'character' })
  })

  it('omits a part of a million lines', () => {
    const { middle, omitted } = collapseMessage('Epoch\n'.repeat(1_000_000))
    // 400,000 characters are 66,666 lines of six.
    expect(middle?.amount).toEqual({ count: 66_666, unit: 'line' })
    expect(omitted).toEqual({ count: 1_000_000 - 188 - 66_666, unit: 'line' })
  })

  it('does not split an emoji', () => {
    const { first, last } = collapseMessage(`e${'😀'.repeat(100_000)}`)
    expect(first.isWellFormed() && last.isWellFormed()).toBe(true)
  })

  it('includes the whole message', () => {
    const piece = fc.constantFrom(
      '\n',
      'a',
      '😀',
      'x'.repeat(9000),
      '\n'.repeat(70),
      'y\n'.repeat(30),
    )
    const anyMessage = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(anyMessage, (message) => {
        const { first, middle, omitted, last } = collapseMessage(message)
        const breaks = middle ? ['', '\n'] : ['']
        const joined = breaks.flatMap((one) =>
          breaks.map((other) => first + one + (middle?.text ?? '') + other + last),
        )
        expect(joined).toContain(message.trimEnd())
        expect(omitted).toBeNull()
        if (middle) expect(first.length + last.length).toBeLessThanOrEqual(50_000)
      }),
    )
  })
})
