// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { addressOfLine } from './addressOfLine.ts'

it.each([
  ['/?open=a&tab=logs', '/?open=a&tab=logs&line=1-0'],
  ['/?open=a&line=2-1&log=x', '/?open=a&line=1-0&log=x'],
])('links a line of %s as %s', (path, linked) => {
  history.replaceState(null, '', path)
  expect(addressOfLine('1-0')).toBe(`http://localhost:3000${linked}`)
})
