import { describe, expect, it } from 'vitest'
import { readPlaywright, readVitest } from './reports.mjs'

const assertion = (
  status: string,
  title: string,
  meta: object = {},
  ancestorTitles = ['suite'],
) => ({
  status,
  title,
  ancestorTitles,
  meta,
})

const spec = (title: string, status: string, annotations: object[] = []) => ({
  title,
  tests: [{ status, annotations }],
})

describe('readVitest', () => {
  it('counts passed and failed tests, and lists skipped ones by reason', () => {
    const needs = ['nginx', 'needs it to be installed', 'under load']
    const report = {
      numPassedTests: 7,
      numFailedTests: 2,
      testResults: [
        {
          assertionResults: [
            assertion('passed', 'a'),
            assertion('skipped', 'b', {}, needs),
            assertion('pending', 'c', {}, needs),
            assertion('skipped', 'd', { skipReason: 'the registry responded with 405' }),
          ],
        },
        { assertionResults: [assertion('todo', 'e')] },
      ],
    }
    expect(readVitest(report)).toEqual({
      passed: 7,
      failed: 2,
      flaky: [],
      skipped: [
        { tests: 2, reason: 'nginx needs it to be installed' },
        { tests: 1, reason: 'the registry responded with 405' },
        { tests: 1, reason: 'suite e' },
      ],
    })
  })

  it('throws an error if the input is not a report', () => {
    expect(() => readVitest({ numPassedTests: 7 })).toThrow('numFailedTests')
  })
})

describe('readPlaywright', () => {
  it('counts nested suites, and lists flaky tests and reasons for skipped ones', () => {
    const report = {
      suites: [
        {
          title: 'table.spec.ts',
          specs: [spec('sorts', 'expected'), spec('scrolls', 'flaky')],
          suites: [
            {
              title: 'on a phone',
              specs: [
                spec('fits', 'unexpected'),
                spec('prints', 'skipped', [{ type: 'skip', description: 'needs a printer' }]),
                spec('later', 'skipped'),
              ],
            },
          ],
        },
      ],
    }
    expect(readPlaywright(report)).toEqual({
      passed: 2,
      failed: 1,
      flaky: ['table.spec.ts › scrolls'],
      skipped: [
        { tests: 1, reason: 'needs a printer' },
        { tests: 1, reason: 'table.spec.ts › on a phone › later' },
      ],
    })
  })
})
