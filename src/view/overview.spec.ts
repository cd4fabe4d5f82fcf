import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyOverview } from '#src/testing/viewArbitraries.ts'
import { COLLAPSED, PARTS, parseOverview, printOverview, type Overview } from './overview.ts'

it.each<[text: string, overview: Partial<Overview>, printed: string]>([
  ['now', { parts: ['now'] }, 'now'],
  ['now.gpu', { parts: ['now'] }, 'now'],
  ['now.user', { parts: ['now'], uses: 'user' }, 'now.user'],
  [
    'timeline.user,now.project',
    { parts: ['now', 'timeline'], lanes: 'user', uses: 'project' },
    'now.project,timeline.user',
  ],
  // The last word for a part wins.
  ['now.user,now.project', { parts: ['now'], uses: 'project' }, 'now.project'],
  ['now.user,now', { parts: ['now'], uses: 'user' }, 'now.user'],
  // Each part has its own words.
  ['now.instance,queue', { parts: ['queue'] }, 'queue'],
  ['now.banana,now', { parts: ['now'] }, 'now'],
  ['timeline.gpu,trend.user,now.user.gpu,failures', { parts: ['failures'] }, 'failures'],
])('parses and prints %s', (text, overview, printed) => {
  const parsed = parseOverview(text)
  expect(parsed).toEqual({ ...COLLAPSED, ...overview })
  expect(parsed && printOverview(parsed)).toBe(printed)
})

it.each(['', 'now.', 'now.banana', 'now.instance', 'timeline.gpu', 'NOW', 'now.user.gpu'])(
  'rejects %j',
  (text) => expect(parseOverview(text)).toBeNull(),
)

it('parses its own output', () => {
  fc.assert(
    fc.property(anyOverview, (overview) => {
      const text = printOverview(overview)
      expect(parseOverview(text)).toEqual(overview.parts.length === 0 ? null : overview)
    }),
  )
})

it('prints URLs without groupings unchanged', () => {
  fc.assert(
    fc.property(fc.subarray([...PARTS], { minLength: 1 }), (parts) => {
      const parsed = parseOverview(parts.join(','))
      expect(parsed && printOverview(parsed)).toBe(parts.join(','))
    }),
  )
})
