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
    'Recently ended, Queue, and GPUs by user are hidden: the window is too short.',
  ],
  [['running', 'endedJobs', 'queue', 'users'], 'All lists are hidden: the window is too short.'],
])('describes hidden %j as: %s', (hidden, text) => {
  expect(describeHidden(hidden, 'user')).toBe(text)
})

it('names what GPUs are grouped by', () => {
  expect(describeHidden(['users'], 'project')).toBe(
    'GPUs by project are hidden: the window is too short.',
  )
})
