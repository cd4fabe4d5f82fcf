import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES } from '#src/contract/statuses.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { CLIS, cliCommands, type Cli } from './cliCommands.ts'

const commands = (id: string, current_status = 'TRAINING_JOB_RUNNING', cli: Cli = 'truss') =>
  cliCommands(aTrainingJob({ id, current_status }), cli).map(({ command }) => command)

/** The commands at the end of the contract, for a job that hasn't ended. */
const CONTRACT = {
  truss: [
    'truss train logs --job-id p7qr9qv --tail',
    'truss train metrics --job-id p7qr9qv',
    'truss train view --job-id p7qr9qv',
    'truss train stop --job-id p7qr9qv',
    'truss train deploy_checkpoints --job-id p7qr9qv',
  ],
  baseten: [
    'baseten train job logs --job-id p7qr9qv --tail',
    'baseten train job metrics --job-id p7qr9qv',
    'baseten train job describe --job-id p7qr9qv',
    'baseten train job stop --job-id p7qr9qv',
    'baseten train job recreate --job-id p7qr9qv',
    'baseten train job update --job-id p7qr9qv --priority 7',
    'baseten train checkpoint list --job-id p7qr9qv',
  ],
}

describe('a job’s commands', () => {
  it.each(CLIS)('are those of the contract for %s', (cli) => {
    const job = aTrainingJob({ id: 'p7qr9qv', priority: 7 })
    const found = cliCommands(job, cli)
    expect(found.map(({ command }) => command)).toEqual(CONTRACT[cli])
    expect(found.map(({ name }) => name)).toEqual(
      CONTRACT[cli].map((command) => command.split(' --')[0]),
    )
  })

  it.each(CLIS)('do not stop, follow or queue an ended job: %s', (cli) => {
    expect(commands('p7qr9qv', 'TRAINING_JOB_FAILED', cli)).toEqual(
      CONTRACT[cli]
        .filter((command) => !/ stop | update /.test(command))
        .map((command) => command.replace(' --tail', '')),
    )
  })

  it('set the priority 0 for a job without one', () => {
    const job = aTrainingJob({ id: 'p7qr9qv', priority: null })
    expect(cliCommands(job, 'baseten').map(({ command }) => command)).toContain(
      'baseten train job update --job-id p7qr9qv --priority 0',
    )
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
      String.raw`truss train deploy_checkpoints --job-id $'a\033[201~\012rm -rf ~'`,
    ])
  })

  it.each(['a\0b', 'a\uD800'])(
    'are not offered for an ID that no argument can contain: %j',
    (id) => {
      for (const cli of CLIS) expect(commands(id, 'TRAINING_JOB_RUNNING', cli)).toEqual([])
    },
  )

  it('are a single line in which the ID is one word, whatever it contains', () => {
    const anyUnit = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit))
    const anyId = fc.string({ unit: anyUnit }).filter((id) => id.isWellFormed() && !/\0/.test(id))
    fc.assert(
      fc.property(anyId, fc.constantFrom(...CLIS), (id, cli) => {
        for (const command of commands(id, 'TRAINING_JOB_RUNNING', cli)) {
          expect(command).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u)
          const [, word = '', rest = ''] = / --job-id ([\w-]+|\$?'.*')( --.*)?$/.exec(command) ?? []
          expect(word).not.toBe('')
          expect(['', ' --tail', ' --priority 0']).toContain(rest)
        }
      }),
    )
  })
})
