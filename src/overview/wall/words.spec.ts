import { expect, it } from 'vitest'
import type { WallPart } from './layout.ts'
import { describeHidden } from './words.ts'

it.each<[hidden: WallPart[], text: string]>([
  [[], ''],
  [['queue'], 'Queue is hidden: the window is too short.'],
  [['users'], 'GPUs by user are hidden: the window is too short.'],
  [['queue', 'users'], 'Queue and GPUs by user are hidden: the window is too short.'],
  [
    ['endedJobs', 'queue', 'users'],
    'Latest endedJobs, Queue, and GPUs by user are hidden: the window is too short.',
  ],
  [['running', 'endedJobs', 'queue', 'users'], 'All lists are hidden: the window is too short.'],
])('of %j it says: %s', (hidden, text) => {
  expect(describeHidden(hidden, 'user')).toBe(text)
})

it('says what GPUs are listed by', () => {
  expect(describeHidden(['users'], 'project')).toBe(
    'GPUs by project are hidden: the window is too short.',
  )
})
