import { expect, it } from 'vitest'
import { audit } from './audit.mjs'
import { problemsOfInstalling } from './installScripts.mjs'

it('no install script runs when a package is installed into an empty folder', () => {
  expect(problemsOfInstalling()).toEqual([])
}, 120_000)

it('the registry lists no vulnerability of a production package', (context) => {
  const report = audit()
  if (report.result === 'not checked') {
    Object.assign(context.task.meta, { skipReason: `npm audit: not checked, ${report.why}` })
    context.skip()
  }
  expect(report).toEqual({ result: 'clean' })
}, 60_000)
