import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface Installed {
  readonly tarball: string
  /** The folder of the installed package. */
  readonly folder: string
  /** The names of all packages that npm installed, by the folders. */
  readonly packages: readonly string[]
  /** Creates an empty folder to run the package in. */
  readonly emptyFolder: () => Promise<string>
  /** Runs the package's command in a folder. */
  readonly start: (cwd: string, args: readonly string[], env?: Variables) => Running
  /** Runs npx without a registry. */
  readonly npx: (cwd: string, args: readonly string[]) => Running
  readonly remove: () => Promise<void>
}

type Variables = Readonly<Record<string, string>>

/** Packs the builds and installs the tarball into an empty folder, as a user does: no script, registry or checkout. */
export async function installPackage(): Promise<Installed> {
  const root = await mkdtemp(path.join(tmpdir(), 'package-'))
  const home = path.join(root, 'home')
  const project = path.join(root, 'project')
  await mkdir(home)
  await mkdir(project)
  // Without the settings of `npm run`, and with an empty cache.
  const env = { PATH: process.env['PATH'] ?? '', HOME: home, npm_config_offline: 'true' }
  const npm = async (cwd: string, ...args: string[]) =>
    (await run('npm', args, { cwd, env })).stdout

  await run('node', ['.ci/package.mjs'])
  const name = (await npm('.', 'pack', './dist-package', '--pack-destination', root)).trim()
  const tarball = path.join(root, name.split('\n').at(-1) ?? '')
  await npm(project, 'install', '--ignore-scripts', tarball)
  return {
    tarball,
    folder: path.join(project, 'node_modules/training-jobs-dashboard'),
    packages: (await readdir(path.join(project, 'node_modules'))).filter(
      (name) => !name.startsWith('.'),
    ),
    emptyFolder: () => mkdtemp(path.join(root, 'current-')),
    start: (cwd, args, variables = {}) =>
      watch(path.join(project, 'node_modules/.bin/training-jobs-dashboard'), args, cwd, {
        PATH: env.PATH,
        ...variables,
      }),
    npx: (cwd, args) => watch('npx', args, cwd, env),
    remove: () => rm(root, { recursive: true }),
  }
}

export interface Running {
  /** What the process has written so far. */
  readonly written: { output: string; errors: string }
  /** Resolves to the exit code, when all output has been read. */
  readonly ended: Promise<number | null>
  readonly kill: () => void
}

function watch(command: string, args: readonly string[], cwd: string, env: Variables): Running {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const written = { output: '', errors: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.errors += text))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { written, ended, kill: () => void child.kill() }
}
