import { expect, it } from 'vitest'
import { CLIS } from '#src/jobs/cliCommands.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { checkpointCommands } from './checkpointCommands.ts'

it('has the contract’s commands for checkpoints', () => {
  const commands = CLIS.flatMap((cli) => checkpointCommands(aTrainingJob({ id: 'p7qr9qv' }), cli))
  expect(commands.map(({ command }) => command)).toEqual([
    'truss train deploy_checkpoints --job-id p7qr9qv',
    'baseten train checkpoint list --job-id p7qr9qv',
  ])
})
