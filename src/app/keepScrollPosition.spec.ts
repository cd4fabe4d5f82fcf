// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { moveOfRead, type Positions } from './keepScrollPosition.ts'

const [now, queue, jobs] = ['now', 'queue', 'jobs'].map(() => document.createElement('div'))

/** The overview begins at 100 px, below the toolbar, and has two parts above the jobs. */
function places(tops: readonly number[], more: Partial<Positions> = {}): Positions {
  const parts = new Map(
    [now, queue, jobs].flatMap((part, n) => (part ? [[part, tops[n] ?? 0]] : [])),
  )
  return { hasToolbar: true, base: 100, parts, notice: 0, ...more }
}

const BEFORE = places([150, 350, 600])

it('jobs that are read move by what is above them', () => {
  expect(moveOfRead(BEFORE, places([150, 350, 720]), 900)).toBe(120)
  expect(moveOfRead(BEFORE, places([150, 300, 500]), 900)).toBe(-100)
})

it('a part that is read moves by the parts above it, not by those below', () => {
  expect(moveOfRead(BEFORE, places([150, 390, 640]), 400)).toBe(40)
  expect(moveOfRead(BEFORE, places([150, 350, 720]), 400)).toBe(0)
})

it('above the parts, nothing but a notice moves what is below it', () => {
  expect(moveOfRead(BEFORE, places([150, 390, 640]), 100)).toBe(0)
  expect(moveOfRead(BEFORE, places([194, 394, 644], { notice: 44 }), 100)).toBe(44)
  expect(moveOfRead(places([194, 394, 644], { notice: 44 }), BEFORE, 144)).toBe(-44)
})

it('a notice moves what is read by its height once', () => {
  expect(moveOfRead(BEFORE, places([194, 394, 644], { notice: 44 }), 900)).toBe(44)
  // Measured from the toolbar, it moves them as much.
  const above = { ...BEFORE, hasToolbar: false, base: 0 }
  const below = places([194, 394, 644], { hasToolbar: false, base: 0, notice: 44 })
  expect(moveOfRead(above, below, 900)).toBe(44)
})

it('a toolbar that stays in view and grows moves what is below it without covering it', () => {
  expect(moveOfRead(BEFORE, places([190, 390, 640], { base: 140 }), 900)).toBe(0)
})

it('where the part that is read is gone, the one before it stays', () => {
  const without = new Map([...BEFORE.parts].filter(([part]) => part !== queue))
  expect(moveOfRead(BEFORE, { ...BEFORE, parts: without }, 400)).toBe(0)
})
