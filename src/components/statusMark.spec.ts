import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { STATUSES } from '#src/contract/statuses.ts'
import { statusMark } from './statusMark.ts'

const UNKNOWN = ['TRAINING_JOB_PAUSED', 'constructor', '']

/** Written by hand: the kind, which sets the color, and the icon. */
const EXPECTED: Readonly<Record<string, string>> = {
  PENDING: 'waiting waiting',
  QUEUED: 'waiting waiting',
  CREATED: 'deploying recorded',
  DEPLOYING: 'deploying deploying',
  RUNNING: 'running running',
  COMPLETED: 'completed completed',
  DEPLOY_FAILED: 'failed failed',
  FAILED: 'failed failed',
  STOPPED: 'stopped stopped',
  PREEMPTED: 'preempted preempted',
  EXPIRED: 'stopped stopped',
}

it('returns the color and icon of each status', () => {
  const found = STATUSES.map(({ status }) => {
    const { kind, icon } = statusMark(status)
    return [status.replace('TRAINING_JOB_', ''), `${kind} ${icon}`]
  })
  expect(Object.fromEntries(found)).toEqual(EXPECTED)
})

it.each(UNKNOWN)('returns the unknown color and icon for "%s"', (status) => {
  expect(statusMark(status)).toEqual({ kind: 'unknown', icon: 'unknown' })
})

it('names only colors and icons that the style sheet has', () => {
  const css = readFileSync('src/app/styles.css', 'utf8')
  const config = readFileSync('tailwind.config.ts', 'utf8')
  const [, kinds = ''] = /inline\('status-\{(.*?)\}'/.exec(css) ?? []
  const [, icons = ''] = /inline\('icon-\{(.*?)\}'/.exec(css) ?? []
  for (const status of [...STATUSES.map((row) => row.status), ...UNKNOWN]) {
    const { kind, icon } = statusMark(status)
    expect(kinds.split(','), 'the kinds in the first @source of styles.css').toContain(kind)
    expect(icons.split(','), 'the icons in the second @source of styles.css').toContain(icon)
    const missing = [`--status-${kind}: `, `@utility status-${kind} {`].filter(
      (line) => !css.includes(line),
    )
    expect(missing, `src/app/styles.css lacks these for ${status}`).toEqual([])
    expect(config, `tailwind.config.ts lacks the icon of ${status}`).toContain(`\n      ${icon}: '`)
  }
})
