import { describe, expect, it } from 'vitest'
import { STATUSES } from '#src/contract/statuses.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { trussCommands } from './trussCommands.ts'

const commands = (id: string, current_status = 'TRAINING_JOB_RUNNING') =>
  trussCommands(aTrainingJob({ id, current_status })).map(({ command }) => command)

describe('a job’s commands', () => {
  it('are the four that Baseten documents', () => {
    expect(commands('p7qr9qv')).toEqual([
      'truss train logs --job-id p7qr9qv --tail',
      'truss train metrics --job-id p7qr9qv',
      'truss train view --job-id p7qr9qv',
      'truss train stop --job-id p7qr9qv',
    ])
  })

  it('do not stop or follow an ended job', () => {
    expect(commands('p7qr9qv', 'TRAINING_JOB_FAILED')).toEqual([
      'truss train logs --job-id p7qr9qv',
      'truss train metrics --job-id p7qr9qv',
      'truss train view --job-id p7qr9qv',
    ])
  })

  it('stop and follow jobs that have not ended, also in an unknown status', () => {
    const stoppable = [...STATUSES.map(({ status }) => status), 'TRAINING_JOB_PAUSED'].filter(
      (status) => commands('a', status).some((command) => command.includes(' stop ')),
    )
    const followed = [...stoppable].filter((status) => commands('a', status)[0]?.endsWith('--tail'))
    expect(stoppable).toEqual(
      ['PENDING', 'QUEUED', 'CREATED', 'DEPLOYING', 'RUNNING', 'PAUSED'].map(
        (word) => `TRAINING_JOB_${word}`,
      ),
    )
    expect(followed).toEqual(stoppable)
  })

  it('quote an ID, so that it can’t run anything else', () => {
    expect(commands("x'; rm -rf ~; '")[1]).toBe(
      String.raw`truss train metrics --job-id 'x'\''; rm -rf ~; '\'''`,
    )
  })

  it('have an ID with control characters in a form that a terminal doesn’t act on', () => {
    expect(commands('a\u001B[201~\nrm -rf ~', 'TRAINING_JOB_FAILED')).toEqual([
      String.raw`truss train logs --job-id $'a\033[201~\012rm -rf ~'`,
      String.raw`truss train metrics --job-id $'a\033[201~\012rm -rf ~'`,
      String.raw`truss train view --job-id $'a\033[201~\012rm -rf ~'`,
    ])
  })

  it.each(['a\0b', 'a\uD800'])(
    'are not offered for an ID that no argument can contain: %j',
    (id) => {
      expect(commands(id)).toEqual([])
    },
  )
})
