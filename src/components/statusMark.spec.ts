import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { STATUSES } from '#src/contract/statuses.ts'
import { statusMark } from './statusMark.ts'

const UNKNOWN = ['TRAINING_JOB_PAUSED', 'constructor', '']

/** By hand: color and icon. */
const EXPECTED: Readonly<Record<string, string>> = {
  PENDING: 'amber waiting',
  QUEUED: 'amber waiting',
  CREATED: 'neutral recorded',
  DEPLOYING: 'violet deploying',
  RUNNING: 'blue running',
  COMPLETED: 'green completed',
  DEPLOY_FAILED: 'orange failed',
  FAILED: 'red failed',
  STOPPED: 'neutral stopped',
  PREEMPTED: 'pink preempted',
  EXPIRED: 'neutral stopped',
}

it('each status has its color and icon', () => {
  const found = STATUSES.map(({ status }) => {
    const { tone, icon } = statusMark(status)
    return [status.replace('TRAINING_JOB_', ''), `${tone} ${icon}`]
  })
  expect(Object.fromEntries(found)).toEqual(EXPECTED)
})

it.each(UNKNOWN)('the unknown status "%s" is gray with a question mark', (status) => {
  expect(statusMark(status)).toEqual({ tone: 'neutral', icon: 'unknown' })
})

it('the style sheet has every color and icon', () => {
  const css = readFileSync('src/app/styles.css', 'utf8')
  const [, tones = ''] = /\{text-tone,bg-tone\}-\{(.*?)\}/.exec(css) ?? []
  const [, icons = ''] = /inline\('icon-\{(.*?)\}'/.exec(css) ?? []
  for (const status of [...STATUSES.map((row) => row.status), ...UNKNOWN]) {
    const { tone, icon } = statusMark(status)
    expect(tones.split(','), 'the tones in the first @source of styles.css').toContain(tone)
    expect(icons.split(','), 'the icons in the second @source of styles.css').toContain(icon)
    const missing = [`--tone-${tone}: `, `--tone-${tone}-soft: `, `@utility icon-${icon} {`].filter(
      (line) => !css.includes(line),
    )
    expect(missing, `src/app/styles.css lacks these for ${status}`).toEqual([])
  }
})
