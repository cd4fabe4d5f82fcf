import { expect, it } from 'vitest'
import { scrollNeeded } from './reveal.ts'

const VIEW = { top: 100, bottom: 900 }

it.each([
  ['nothing for what is in view', { top: 100, bottom: 900 }, 0],
  ['up to what begins above', { top: 40, bottom: 300 }, -60],
  ['down to the end of what ends below', { top: 500, bottom: 1000 }, 100],
  ['down to the beginning of what is higher than the view', { top: 500, bottom: 2000 }, 400],
  ['up to the beginning of what is higher than the view', { top: -200, bottom: 2000 }, -300],
  ['down to what is below the view', { top: 1000, bottom: 1200 }, 300],
])('scrolls %s', (_, element, by) => {
  expect(scrollNeeded(element, VIEW)).toBe(by)
})
