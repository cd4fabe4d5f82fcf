// @vitest-environment jsdom
import { waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aLine, anOpenLog, CREATED, linesWith, withLines } from '#src/testing/anOpenLog.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { messages, numbers, open, scrollTo, settle, setUpLogPanel } from '#src/testing/logPanel.tsx'

setUpLogPanel()

const lineAt = (ms: number) => (text: string, index: number) => aLine(ms + index, text)

describe('the last exception', () => {
  const lines = [
    ...linesWith(numbers(0, 300)),
    aLine(300_000, 'ValueError: no'),
    ...numbers(0, 300).map(lineAt(301_000)),
  ]
  const job = aTrainingJob({ current_status: 'TRAINING_JOB_FAILED' })

  it('is in view when the log of a failed job opens', async () => {
    await open(anOpenLog(lines, { job }))
    await waitFor(() => expect(messages()).toContain('ValueError: no'))
  })

  it('is searched for when the last lines are loaded, also in a log that was loaded before', async () => {
    // Read while the job was running.
    const before = anOpenLog(lines, { job, paging: { newer: CREATED + 302_000 } })
    const update = await open(before)
    expect(messages().at(-1)).toBe('step 299')
    const last = [aLine(400_000, 'KeyError: last'), ...numbers(300, 600).map(lineAt(401_000))]
    await update(withLines(before, last, { paging: { newer: CREATED + 3_600_001 } }))
    await waitFor(() => expect(messages()).toContain('KeyError: last'))
  })

  it('leaves a reader at the end when the job fails', async () => {
    const running = aTrainingJob({ current_status: 'TRAINING_JOB_RUNNING' })
    const span = { createdAt: CREATED, endedAt: null }
    const log = anOpenLog(lines, { job: running, span, tailing: true })
    const update = await open(log)
    await update({ ...log, job, span: { ...span, endedAt: CREATED + 3_600_000 } })
    await settle()
    expect(messages().at(-1)).toBe('step 299')
  })

  describe('that arrives after the end of the job', () => {
    const late = [aLine(602_000, 'KeyError: late'), ...numbers(300, 600).map(lineAt(603_000))]
    const later = [aLine(904_000, 'OSError: later'), ...numbers(600, 900).map(lineAt(905_000))]

    it('comes into view', async () => {
      const log = anOpenLog(linesWith(numbers(0, 300)), { job, tailing: true })
      const update = await open(log)
      const more = withLines(log, late, { arrived: 301 })
      await update(more)
      await waitFor(() => expect(messages()).toContain('KeyError: late'))
      await update(withLines(more, later, { arrived: 602 }))
      await waitFor(() => expect(messages()).toContain('OSError: later'))
    })

    it('comes into view in a log that was open before the job failed', async () => {
      const running = aTrainingJob({ current_status: 'TRAINING_JOB_RUNNING' })
      const span = { createdAt: CREATED, endedAt: null }
      const before = anOpenLog(lines, { job: running, span, tailing: true })
      const update = await open(before)
      const ended = { ...before, job, span: { ...span, endedAt: CREATED + 3_600_000 } }
      await update(ended)
      await update(withLines(ended, late, { arrived: 301 }))
      await waitFor(() => expect(messages()).toContain('KeyError: late'))
    })

    it('leaves a reader who has scrolled', async () => {
      const log = anOpenLog(linesWith(numbers(0, 300)), { job, tailing: true })
      const update = await open(log)
      await scrollTo(2000)
      const visible = messages()
      await update(withLines(log, late, { arrived: 301 }))
      await settle()
      expect(messages()).toEqual(visible)
    })
  })

  it('doesn’t matter for another job', async () => {
    await open(anOpenLog(lines))
    await Promise.resolve()
    expect(messages().at(-1)).toBe('step 299')
  })
})
