import { describe, expect, it } from 'vitest'
import {
  isActiveStatus,
  STATUSES,
  statusesOf,
  statusFromWord,
  statusLabel,
  statusWord,
} from './statuses.ts'

describe('the status catalogue', () => {
  it('puts every status into one of the two phases', () => {
    expect([...statusesOf('active'), ...statusesOf('ended')].sort()).toEqual(
      STATUSES.map(({ status }) => status).sort(),
    )
  })

  it('has a short word for each status that leads back to it', () => {
    for (const { status } of STATUSES) {
      expect(statusFromWord(statusWord(status) ?? '')).toBe(status)
      expect(statusFromWord(status.toLowerCase())).toBe(status)
    }
  })

  it('shows and passes on an unknown status as it is', () => {
    expect(statusFromWord('paused')).toBe('paused')
    expect(statusLabel('TRAINING_JOB_PAUSED')).toBe('TRAINING_JOB_PAUSED')
    expect(statusWord('TRAINING_JOB_PAUSED')).toBeUndefined()
    expect(isActiveStatus('TRAINING_JOB_PAUSED')).toBe(true)
  })
})
