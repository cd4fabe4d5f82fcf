import { expect, it } from 'vitest'
import { filterTest, textTest, type LineFilter } from './lineFilter.ts'
import type { LogLine } from './logLine.ts'

const all: LineFilter = { levels: null, nodes: null, text: '' }
const lines: LogLine[] = [
  { time: 1n, message: 'Epoch 1 complete', replica: 'node-0', level: 'INFO' },
  { time: 2n, message: 'Café \u001B[31mLOSS\u001B[0m 0.5', replica: 'node-1', level: null },
  { time: 3n, message: 'loss\rlOsS', replica: null, level: 'ERROR' },
]

it.each([
  [{}, [1, 2, 3]],
  [{ levels: new Set(['INFO']) }, [1]],
  [{ levels: new Set([null, 'ERROR']) }, [2, 3]],
  [{ levels: new Set([]) }, []],
  [{ nodes: new Set(['node-1', null]) }, [2, 3]],
  [{ text: 'loss' }, [2, 3]],
  [{ text: 'CAFE' }, [2]],
  // The displayed text, not the color codes in it
  [{ text: 'loss 0.5' }, [2]],
  [{ text: '[31m' }, []],
  // Not a pattern
  [{ text: 'epoch .' }, []],
  [{ text: 'loss', levels: new Set([null]), nodes: new Set(['node-1']) }, [2]],
])('%j displays the lines %j', (filter, times) => {
  const test = filterTest({ ...all, ...filter })
  expect(lines.filter((line) => test(line)).map(({ time }) => Number(time))).toEqual(times)
})

it('finds a text in the displayed lines', () => {
  const test = textTest('Loss')
  expect(lines.map((line) => test(line))).toEqual([false, true, true])
})
