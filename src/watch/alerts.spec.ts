import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseAlerts,
  printAlerts,
  unacknowledged,
  notNotified,
  withEndedJobs,
  withDisplayed,
  withNotified,
  type Alerts,
} from './alerts.ts'
import type { EndedJob } from './endedJobs.ts'
import { messagesOf } from './words.ts'

const endedJob = (id: string): EndedJob => ({
  id,
  name: `job ${id}`,
  status: 'TRAINING_JOB_COMPLETED',
  text: 'gpt-oss-finetune',
})
const endedJobs = (...ids: string[]) => ids.map(endedJob)
const idsOf = (alerts: Alerts) => alerts.map(({ id }) => id)

const NOTHING: Alerts = []
const many = Array.from({ length: 1000 }, (_, number) => String(number))

describe('an alert', () => {
  it('is added once per job, whichever query finds it', () => {
    const first = withEndedJobs(NOTHING, endedJobs('a', 'b', 'a'), 1)
    expect(idsOf(first)).toEqual(['a', 'b'])
    expect(withEndedJobs(first, endedJobs('b'), 2)).toBe(first)
    const notified = withDisplayed(withNotified(first, new Set(['a', 'b'])), 'tab', true)
    expect([notNotified(notified), unacknowledged(notified)]).toEqual([[], []])
    expect(withEndedJobs(notified, endedJobs('a'), 3)).toBe(notified)
  })

  it('is marked as notified and as acknowledged separately', () => {
    const alerts = withEndedJobs(NOTHING, endedJobs('a', 'b'), 1)
    expect(idsOf(notNotified(withNotified(alerts, new Set(['a']))))).toEqual(['b'])
    expect(idsOf(unacknowledged(withNotified(alerts, new Set(['a']))))).toEqual(['a', 'b'])
  })

  it('is displayed by one visible tab until another gets the focus', () => {
    const alerts = withEndedJobs(NOTHING, endedJobs('a'), 1)
    const displayed = withDisplayed(alerts, 'left', false)
    expect(displayed).toMatchObject([{ tab: 'left', acknowledged: false }])
    expect(withDisplayed(displayed, 'right', false)).toBe(displayed)
    const acknowledged = withDisplayed(displayed, 'right', true)
    expect(acknowledged).toMatchObject([{ tab: 'right', acknowledged: true }])
    expect(withDisplayed(acknowledged, 'left', true)).toBe(acknowledged)
  })
})

describe('stored alerts', () => {
  it('are parsed as they were printed, without invalid entries', () => {
    const alerts = withDisplayed(withEndedJobs(NOTHING, endedJobs('a', 'b'), 5), 'tab', false)
    expect(parseAlerts(printAlerts(alerts))).toEqual(alerts)
    expect(parseAlerts(`[1,${printAlerts(alerts).slice(1, -1)},{"id":"c"},null]`)).toEqual(alerts)
    expect(parseAlerts(null)).toEqual([])
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseAlerts(text))))
    fc.assert(
      fc.property(fc.jsonValue(), (value) => Array.isArray(parseAlerts(JSON.stringify(value)))),
    )
  })

  it('drop the oldest acknowledged alerts above the maximum', () => {
    const known = withDisplayed(
      withNotified(withEndedJobs(NOTHING, endedJobs(...many), 1), new Set(many)),
      'tab',
      true,
    )
    const alerts = withEndedJobs(known, endedJobs('last'), 2)
    expect(idsOf(alerts)).toEqual([...many.slice(-200), 'last'])
  })

  it('keep all alerts that are not both notified and acknowledged', () => {
    const alerts = withEndedJobs(NOTHING, endedJobs(...many), 1)
    expect(idsOf(withEndedJobs(alerts, endedJobs('last'), 2))).toEqual([...many, 'last'])
    const notified = withEndedJobs(withNotified(alerts, new Set(many)), endedJobs('last'), 2)
    expect(idsOf(notified)).toEqual([...many, 'last'])
    const displayed = withEndedJobs(withDisplayed(alerts, 'tab', true), endedJobs('last'), 2)
    expect(idsOf(displayed)).toEqual([...many, 'last'])
    expect(messagesOf(notNotified(notified.slice(0, -1)))).toEqual([])
    expect(messagesOf(unacknowledged(notified))).toMatchObject([
      { title: '1,001 jobs ended', text: '1,001 completed' },
    ])
  })
})
