import { expect, it } from 'vitest'
import { parseOverview, printOverview } from './overview.ts'
import { withoutPart, withPart } from './overviewParts.ts'

const OVERVIEW = parseOverview('timeline.user,failures')
if (!OVERVIEW) throw new Error('The overview is not parsed')

it('expands a part in its position, once, and keeps the groupings', () => {
  expect(printOverview(withPart(OVERVIEW, 'queue'))).toBe('timeline.user,queue,failures')
  expect(printOverview(withPart(OVERVIEW, 'timeline'))).toBe('timeline.user,failures')
})

it('collapses a part, and keeps the groupings', () => {
  expect(printOverview(withoutPart(OVERVIEW, 'failures'))).toBe('timeline.user')
  expect(printOverview(withoutPart(OVERVIEW, 'queue'))).toBe('timeline.user,failures')
  const without = withoutPart(OVERVIEW, 'timeline')
  expect(printOverview(withPart(without, 'timeline'))).toBe('timeline.user,failures')
})
