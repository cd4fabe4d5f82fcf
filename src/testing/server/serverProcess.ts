import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { onTestFinished, vi } from 'vitest'
import { KEY } from '#src/testing/proxy/testServers.ts'

const PAGE =
  '<!doctype html><meta name="config" content="{}"><title>Training jobs</title><p>page</p>'

/**
 * Bundles the server into a new folder, next to a small page and the manifest, as a checkout has them. For a whole
 * file: the caller removes the folder.
 */
export async function buildServer(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'server-'))
  await build({
    configFile: 'vite.server.config.ts',
    logLevel: 'silent',
    build: { outDir: path.join(folder, 'dist-server') },
  })
  await mkdir(path.join(folder, 'dist'))
  await writeFile(path.join(folder, 'dist/index.html'), PAGE)
  await writeFile(path.join(folder, 'package.json'), '{"type":"module","version":"7.8.9"}')
  return folder
}

interface ProcessOptions {
  readonly args?: readonly string[]
  /** The only variables, besides the path of programs. */
  readonly env?: Readonly<Record<string, string>>
  /** The current folder; by default that of the server. */
  readonly cwd?: string
}

/** Runs a built server in a process of its own, which is killed when the test ends. */
export function runServer(folder: string, { args = [], env = {}, cwd = folder }: ProcessOptions) {
  const main = path.join(folder, 'dist-server/main.js')
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const written = { output: '', errors: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.errors += text))
  /** Resolves to the exit code once all output has been read. */
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, written, ended }
}

/** Starts a built server in front of an upstream, as {@link runServer} does; resolves once it listens. */
export async function startServer(
  folder: string,
  upstreamPort: number,
  { args = [], env = {} }: ProcessOptions = {},
) {
  const running = runServer(folder, {
    args: ['--port', '0', ...args],
    env: {
      BASETEN_API_KEY: KEY,
      BASETEN_MANAGEMENT_API_URL_OVERRIDE: `http://127.0.0.1:${upstreamPort}`,
      ...env,
    },
  })
  const port = await vi.waitFor(
    () => {
      const { output, errors } = running.written
      const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1]
      if (found === undefined) throw new Error(`There is no address in: ${output}${errors}`)
      return Number(found)
    },
    { timeout: 20_000 },
  )
  return { ...running, port }
}

/**
 * Loaded by a server: on SIGUSR2, it collects garbage and writes the size of the heap, MB. The process's resident
 * memory isn't a measure: it depends on when V8 and the allocator return memory to the system.
 */
const REPORT_HEAP = `
import { writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc')
process.on('SIGUSR2', () => {
  gc()
  const { heapUsed, external } = process.memoryUsage()
  writeFileSync(process.env.HEAP_FILE, String((heapUsed + external) / 1e6))
})`

/** Builds and starts a server as {@link startServer} does. `heap` resolves to its heap after garbage collection, MB. */
export async function startMeasuredServer(upstreamPort: number) {
  const folder = await buildServer()
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = path.join(folder, 'heap')
  const { child, port } = await startServer(folder, upstreamPort, {
    env: {
      HEAP_FILE: file,
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(REPORT_HEAP)}`,
    },
  })
  const heap = async () => {
    await rm(file, { force: true })
    child.kill('SIGUSR2')
    return vi.waitFor(
      async () => {
        const size = Number(await readFile(file, 'utf8'))
        if (!(size > 0)) throw new Error('The file is empty')
        return size
      },
      { timeout: 20_000 },
    )
  }
  return { port, heap }
}
