import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rejectedStatus } from '#src/demo/requestedStatuses.ts'
import {
  kindOf,
  OUTCOMES,
  phaseOf,
  STAGES,
  STATUSES,
  statusesOf,
  statusFromWord,
  statusLabel,
  statusMeaning,
  statusName,
  statusWord,
} from './statuses.ts'

const api = (name: string) => `TRAINING_JOB_${name}`

/** The table of the contract, written by hand. */
const EXPECTED: Readonly<Record<string, readonly [word: string, label: string, kind: string]>> = {
  PENDING: ['pending', 'Pending', 'waiting'],
  QUEUED: ['queued', 'Queued', 'waiting'],
  CREATED: ['created', 'Created', 'deploying'],
  DEPLOYING: ['deploying', 'Deploying', 'deploying'],
  RUNNING: ['running', 'Running', 'running'],
  COMPLETED: ['completed', 'Completed', 'completed'],
  DEPLOY_FAILED: ['deploy_failed', 'Deploy failed', 'failed'],
  FAILED: ['failed', 'Failed', 'failed'],
  STOPPED: ['stopped', 'Stopped', 'stopped'],
  PREEMPTED: ['preempted', 'Preempted', 'preempted'],
  EXPIRED: ['expired', 'Expired', 'stopped'],
}

describe('a status of the contract', () => {
  it('has its word, label and kind', () => {
    const found = STATUSES.map(({ status }) => [
      status,
      [statusWord(status), statusLabel(status), kindOf(status)],
    ])
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(EXPECTED).map(([name, row]) => [api(name), row])),
    )
  })

  it('has a unique word and label, and is found by its word and name', () => {
    expect(new Set(STATUSES.map(({ word }) => word)).size).toBe(STATUSES.length)
    expect(new Set(STATUSES.map(({ label }) => label)).size).toBe(STATUSES.length)
    for (const { status, word } of STATUSES) {
      for (const text of [word, word.toUpperCase(), status, status.toLowerCase()]) {
        expect(statusFromWord(text)).toBe(status)
      }
    }
  })

  it('is active in the five statuses before its end', () => {
    const active = ['PENDING', 'QUEUED', 'CREATED', 'DEPLOYING', 'RUNNING'].map(api)
    for (const { status } of STATUSES) {
      expect(phaseOf(status)).toBe(active.includes(status) ? 'active' : 'ended')
    }
    expect(statusesOf('active')).toEqual(active)
  })
})

describe('a group', () => {
  it('is requested only by names that the API accepts', () => {
    const names = ['COMPLETED', 'DEPLOY_FAILED', 'FAILED', 'STOPPED', 'PREEMPTED']
    expect(statusesOf('ended')).toEqual(names.map(api))
    for (const group of ['ended', 'active'] as const) {
      const rejected = rejectedStatus(statusesOf(group))
      expect(rejected, 'the API accepts it: see src/demo/requestedStatuses.ts').toBeNull()
    }
    expect(rejectedStatus([api('EXPIRED')])).toBe(api('EXPIRED'))
  })

  it('contains each of its statuses once, whether by stage, outcome or phase', () => {
    expect(STAGES.flatMap(statusesOf).sort()).toEqual(statusesOf('active').sort())
    expect(OUTCOMES.flatMap(statusesOf).sort()).toEqual(statusesOf('ended').sort())
    expect(statusesOf('unknown')).toEqual([])
  })
})

describe('an unknown status', () => {
  it('has a label without the prefix, and a full name', () => {
    expect(statusLabel('TRAINING_JOB_PAUSED')).toBe('PAUSED')
    expect(statusName('TRAINING_JOB_PAUSED')).toBe('TRAINING_JOB_PAUSED')
    expect(statusLabel('paused')).toBe('paused')
    expect(statusLabel('TRAINING_JOB_')).toBe('TRAINING_JOB_')
    expect(statusMeaning('TRAINING_JOB_PAUSED')).toBeUndefined()
  })

  it('is neither active nor ended, and is requested unchanged', () => {
    const known = new Set(STATUSES.map(({ status }) => status))
    const anyStatus = fc
      .oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'TRAINING_JOB_running'))
      .filter((text) => !known.has(text))
    fc.assert(
      fc.property(anyStatus, (status) => {
        expect(phaseOf(status)).toBe('unknown')
        expect(kindOf(status)).toBe('unknown')
        expect(statusWord(status)).toBeUndefined()
      }),
    )
    expect(statusFromWord('paused')).toBe('paused')
  })
})
