import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as z from 'zod'

const FOLDER = '.github/workflows'

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))

function scriptsIn(text: string): string[] {
  return Array.from(text.matchAll(/\bnpm run (?:-s )?([\w:]+)/g), ([, name = '']) => name)
}

function commandsOf(file: string): string[] {
  const steps = readFileSync(`${FOLDER}/${file}`, 'utf8').matchAll(/^ +(?:- )?run: (.+)$/gm)
  return Array.from(steps, ([, command = '']) => command)
}

it.each(readdirSync(FOLDER))('%s runs only npm scripts that exist', (file) => {
  const commands = commandsOf(file).filter((command) => command !== 'npm ci')
  expect(commands.length).toBeGreaterThan(0)
  // The checks below don't read blocks of commands.
  expect(commands.filter((command) => !command.startsWith('npm run '))).toEqual([])
  expect(commands.flatMap(scriptsIn).filter((name) => !(name in scripts))).toEqual([])
})

it("CI's jobs run every script of the gate", () => {
  const jobs = new Set(commandsOf('ci.yml').flatMap(scriptsIn))
  const gate = ['.ci/test.mjs', '.ci/check.mjs', '.ci/checks.mjs'].map((file) =>
    readFileSync(file, 'utf8'),
  )
  // These run inside `npm run check` and `npm run test:e2e`.
  const covered = new Set([
    ...scriptsIn(readFileSync('.ci/checks.mjs', 'utf8')),
    ...scriptsIn(readFileSync('.ci/e2e.mjs', 'utf8')),
  ])
  expect(jobs).toContain('check')
  expect(jobs).toContain('test:e2e')
  const missing = gate.flatMap(scriptsIn).filter((name) => !jobs.has(name) && !covered.has(name))
  expect(missing).toEqual([])
})

it('the shards of the end-to-end tests are complete', () => {
  const workflow = readFileSync(`${FOLDER}/ci.yml`, 'utf8')
  const [, shards = ''] = /shard: \[(.+)\]/.exec(workflow) ?? []
  const numbers = shards.split(', ').map(Number)
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  expect(workflow).toContain(`--shard=\${{ matrix.shard }}/${numbers.length}`)
})
