import { expect, it } from 'vitest'
import type { WallPart } from './layout.ts'
import { describeHidden } from './words.ts'

it.each<[hidden: WallPart[], text: string]>([
  [[], ''],
  [['queue'], 'Not enough room for: Queue'],
  [['users'], 'Not enough room for: GPUs by user'],
  [['queue', 'users'], 'Not enough room for: Queue and GPUs by user'],
  [['endedJobs', 'queue', 'users'], 'Not enough room for: Recently ended, Queue, and GPUs by user'],
  [['running', 'endedJobs', 'queue', 'users'], 'Not enough room for the lists.'],
])('describes hidden %j as: %s', (hidden, text) => {
  expect(describeHidden(hidden, 'user')).toBe(text)
})

it('names what GPUs are grouped by', () => {
  expect(describeHidden(['users'], 'project')).toBe('Not enough room for: GPUs by project')
})
