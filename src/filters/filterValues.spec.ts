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
])('counts the values of %s, including excluded ones: %i', (filter, count) => {
  const view = parseView(
    '?status=failed,deploy_failed&not-status=stopped&project=p1&not-project=p2,p3&job=j1&not-user=ada,none&created=24h&q=lora&not-q=smoke',
  )
  expect(countValues(view, filter)).toBe(count)
})

it.each([
  ['status', '', 'status'],
  ['user', '?not-user=ada', 'user'],
  ['job', '?job=j1', 'job'],
  ['longer', '', 'longer'],
  ['q', '?q=lora&not-q=smoke', 'not-q'],
  ['q', '?q=lora', null],
] as const)('edits %s in %j with the list %s', (field, query, list) => {
  expect(listOf(field, parseView(query))).toBe(list)
})
