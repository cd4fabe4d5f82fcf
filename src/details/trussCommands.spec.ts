import { describe, expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { trussCommands } from './trussCommands.ts'

const commands = (id: string) => trussCommands(aTrainingJob({ id })).map(({ command }) => command)

describe('a job’s commands', () => {
  it('are the four that Baseten documents', () => {
    expect(commands('p7qr9qv')).toEqual([
      'truss train logs --job-id p7qr9qv --tail',
      'truss train metrics --job-id p7qr9qv',
      'truss train view --job-id p7qr9qv',
      'truss train stop --job-id p7qr9qv',
    ])
  })

  it('cannot be made to run something else by an ID', () => {
    expect(commands("x'; rm -rf ~; '")[1]).toBe(
      String.raw`truss train metrics --job-id 'x'\''; rm -rf ~; '\'''`,
    )
  })
})
