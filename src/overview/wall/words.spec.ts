import { expect, it } from 'vitest'
import type { WallPart } from './layout.ts'
import { describeHidden } from './words.ts'

it.each<[hidden: WallPart[], text: string]>([
  [[], ''],
  [['queue'], 'Queue is hidden: the window is too low.'],
  [['users'], 'GPUs by user are hidden: the window is too low.'],
  [['queue', 'users'], 'Queue and GPUs by user are hidden: the window is too low.'],
  [
    ['endings', 'queue', 'users'],
    'Latest endings, Queue, and GPUs by user are hidden: the window is too low.',
  ],
  [['running', 'endings', 'queue', 'users'], 'All lists are hidden: the window is too low.'],
])('of %j it says: %s', (hidden, text) => {
  expect(describeHidden(hidden)).toBe(text)
})
