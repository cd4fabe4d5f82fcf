import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const SCRIPT = path.resolve('.ci/demoWithoutKey.mjs')

/** Runs the script with a fake `npm` that only records its arguments and exits with a status. */
function run({ key = '', envFile = '', status = 0 }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'start-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const npm = path.join(folder, 'npm')
  writeFileSync(npm, `#!/bin/sh\necho "$@" > built\nexit ${status}\n`)
  chmodSync(npm, 0o755)
  writeFileSync(path.join(folder, '.env.local'), envFile)
  const { BASETEN_API_KEY: _, ...env } = process.env
  const child = spawnSync(process.execPath, [SCRIPT], {
    cwd: folder,
    env: {
      ...env,
      PATH: `${folder}${path.delimiter}${process.env['PATH']}`,
      ...(key && { BASETEN_API_KEY: key }),
    },
    encoding: 'utf8',
  })
  return {
    isBuilt: existsSync(path.join(folder, 'built')),
    status: child.status,
    errors: child.stderr,
  }
}

it('builds the demo only without an API key, which may be in .env.local', () => {
  expect(run({})).toMatchObject({ isBuilt: true, status: 0 })
  expect(run({ envFile: 'BASETEN_API_KEY=' })).toMatchObject({ isBuilt: true, status: 0 })
  expect(run({ key: 'key' })).toMatchObject({ isBuilt: false, status: 0 })
  expect(run({ envFile: 'BASETEN_API_KEY=key' })).toMatchObject({ isBuilt: false, status: 0 })
})

it('succeeds even if the demo build fails', () => {
  const { status, errors } = run({ status: 1 })
  expect(status).toBe(0)
  expect(errors).toContain('The demo build failed. The page works without it.')
})
