import { expect, it } from 'vitest'
import { levelKeyOf, levelsOf, levelWord } from './levels.ts'

it.each([
  ['ERROR', 'error', 'ERROR'],
  ['WARNING', 'warning', 'WARN'],
  ['warn', 'warning', 'WARN'],
  ['CRITICAL', 'error', 'CRITICAL'],
  ['TRACE', 'debug', 'TRACE'],
  ['AuditRecord', 'auditrecord', 'AUDITREC'],
  [null, '', ''],
])('filters the level %s as “%s”, and displays it as “%s”', (level, key, word) => {
  expect([levelKeyOf(level), levelWord(level)]).toEqual([key, word])
})

it('offers the known levels, those of the lines, and no level', () => {
  expect(levelsOf(['INFO', null, 'audit', 'FATAL']).map(({ label }) => label)).toEqual([
    'Error',
    'Warning',
    'Info',
    'Debug',
    'Audit',
    'No level',
  ])
})
