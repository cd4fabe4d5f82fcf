import { expect, it } from 'vitest'
import { scrollNeeded } from './reveal.ts'

const VIEW = { top: 100, bottom: 900 }

it.each([
  ['by 0 if the element is in view', { top: 100, bottom: 900 }, 0],
  ['up to an element that begins above the view', { top: 40, bottom: 300 }, -60],
  ['down to the end of an element that ends below the view', { top: 500, bottom: 1000 }, 100],
  ['down to the top of an element higher than the view', { top: 500, bottom: 2000 }, 400],
  ['up to the top of an element higher than the view', { top: -200, bottom: 2000 }, -300],
  ['down to an element below the view', { top: 1000, bottom: 1200 }, 300],
])('scrolls %s', (_, element, by) => {
  expect(scrollNeeded(element, VIEW)).toBe(by)
})
