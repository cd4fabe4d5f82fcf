import { expect, it } from 'vitest'
import { parseView } from '#src/view/url.ts'
import { countValues, listOf, type ListedFilter } from './filterValues.ts'

it.each<[ListedFilter, number]>([
  ['status', 3],
  ['project', 3],
  ['job', 1],
  ['user', 2],
  ['gpu', 0],
  ['created', 1],
  ['longer', 0],
])('%s has %i values', (filter, count) => {
  const view = parseView(
    '?status=failed,deploy_failed&not-status=stopped&project=p1&not-project=p2,p3&job=j1&not-user=ada,none&created=24h&q=lora&not-q=smoke',
  )
  expect(countValues(view, filter)).toBe(count)
})

it.each([
  ['status', 'status'],
  ['not-status', 'status'],
  ['not-user', 'user'],
  ['job', 'job'],
  ['longer', 'longer'],
  ['not-q', 'not-q'],
  ['q', null],
] as const)('%s is edited in the list of %s', (key, list) => {
  expect(listOf(key)).toBe(list)
})
