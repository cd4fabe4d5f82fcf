import { expect, it } from 'vitest'
import type { Command } from './command.ts'
import { keepOrder } from './keepOrder.ts'

const commands = (text: string): Command[] =>
  Array.from(text, (id) => ({ id, group: 'Filters', label: id, run: () => {} }))
const ids = (found: readonly Command[]) => found.map(({ id }) => id).join('')

it('keeps commands in the order in which they were first listed, new ones last', () => {
  const listed = new Map<string, number>()
  expect(ids(keepOrder(commands('bca'), listed))).toBe('bca')
  expect(ids(keepOrder(commands('abc'), listed))).toBe('bca')
  expect(ids(keepOrder(commands('dac'), listed))).toBe('cad')
  expect(ids(keepOrder(commands('edcba'), listed))).toBe('bcade')
})
