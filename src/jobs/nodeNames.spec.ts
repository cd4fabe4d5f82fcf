import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { nodeNames } from './nodeNames.ts'

it.each([
  [
    ['p7qr9qv-1-b93jd', 'p7qr9qv-0-x1f2a', 'p7qr9qv-10-zz000'],
    ['node 0', 'node 1', 'node 10'],
  ],
  [
    ['leader', 'worker-0', 'worker-1'],
    ['leader', 'worker-0', 'worker-1'],
  ],
  [
    ['job/a.train', 'job/b.train'],
    ['a', 'b'],
  ],
  [['a-very-long-name-of-a-node'], ['…e-of-a-node']],
])('names %j %j', (replicas, names) => {
  expect([...nodeNames(replicas).values()]).toEqual(names)
})

it('has a name for each replica, different ones if these are short', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[a-c0-2-]{1,8}$/), { minLength: 1, maxLength: 6 }),
      (replicas) => {
        const names = nodeNames(replicas)
        expect([...names.keys()].sort()).toEqual(replicas.toSorted())
        expect(new Set(names.values()).size).toBe(replicas.length)
      },
    ),
  )
})
