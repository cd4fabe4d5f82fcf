// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { scrollCorrection, type Positions } from './keepScrollPosition.ts'

const [now, queue, jobs] = ['now', 'queue', 'jobs'].map(() => document.createElement('div'))

/** The overview begins at 100 px, below the toolbar, and has two parts above the jobs. */
function positions(tops: readonly number[], more: Partial<Positions> = {}): Positions {
  const parts = new Map(
    [now, queue, jobs].flatMap((part, n) => (part ? [[part, tops[n] ?? 0]] : [])),
  )
  return { hasToolbar: true, base: 100, parts, notice: 0, ...more }
}

const BEFORE = positions([150, 350, 600])

it('scrolls by the change in height of everything above the jobs', () => {
  expect(scrollCorrection(BEFORE, positions([150, 350, 720]), 900)).toBe(120)
  expect(scrollCorrection(BEFORE, positions([150, 300, 500]), 900)).toBe(-100)
})

it('scrolls for changes above the part in view, not below it', () => {
  expect(scrollCorrection(BEFORE, positions([150, 390, 640]), 400)).toBe(40)
  expect(scrollCorrection(BEFORE, positions([150, 350, 720]), 400)).toBe(0)
})

it('scrolls only for a notice when no part begins above the view', () => {
  expect(scrollCorrection(BEFORE, positions([150, 390, 640]), 100)).toBe(0)
  expect(scrollCorrection(BEFORE, positions([194, 394, 644], { notice: 44 }), 100)).toBe(44)
  expect(scrollCorrection(positions([194, 394, 644], { notice: 44 }), BEFORE, 144)).toBe(-44)
})

it('scrolls by the height of a notice once', () => {
  expect(scrollCorrection(BEFORE, positions([194, 394, 644], { notice: 44 }), 900)).toBe(44)
  const above = { ...BEFORE, hasToolbar: false, base: 0 }
  const below = positions([194, 394, 644], { hasToolbar: false, base: 0, notice: 44 })
  expect(scrollCorrection(above, below, 900)).toBe(44)
})

it('does not scroll when a sticky toolbar grows', () => {
  expect(scrollCorrection(BEFORE, positions([190, 390, 640], { base: 140 }), 900)).toBe(0)
})

it('keeps the previous part in place when the part in view is removed', () => {
  const without = new Map([...BEFORE.parts].filter(([part]) => part !== queue))
  expect(scrollCorrection(BEFORE, { ...BEFORE, parts: without }, 400)).toBe(0)
})
