import { expect, it } from 'vitest'
import { parseOverview, printOverview } from './overview.ts'
import { withoutPart, withPart } from './overviewParts.ts'

const OVERVIEW = parseOverview('timeline.user,failures')
if (!OVERVIEW) throw new Error('The overview is not parsed')

it('a part unfolds in its place, once, and the groupings stay', () => {
  expect(printOverview(withPart(OVERVIEW, 'queue'))).toBe('timeline.user,queue,failures')
  expect(printOverview(withPart(OVERVIEW, 'timeline'))).toBe('timeline.user,failures')
})

it('a part folds, and the groupings stay', () => {
  expect(printOverview(withoutPart(OVERVIEW, 'failures'))).toBe('timeline.user')
  expect(printOverview(withoutPart(OVERVIEW, 'queue'))).toBe('timeline.user,failures')
  const without = withoutPart(OVERVIEW, 'timeline')
  expect(printOverview(withPart(without, 'timeline'))).toBe('timeline.user,failures')
})
