import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { onTestFinished, vi } from 'vitest'
import { KEY } from './testServers.ts'

const VITE = fileURLToPath(new URL('../../../node_modules/vite/bin/vite.js', import.meta.url))

/**
 * Starts `vite preview` with the product's configuration in a separate process, which is killed when the
 * test ends. `ended` resolves to its exit code.
 */
export async function startPreview(upstreamPort: number) {
  const outDir = await mkdtemp(join(tmpdir(), 'close-gracefully-'))
  onTestFinished(() => rm(outDir, { recursive: true }))
  await writeFile(join(outDir, 'index.html'), '<p>page</p>')
  const child = spawn(process.execPath, [VITE, 'preview', '--port', '0', '--outDir', outDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      BASETEN_API_KEY: KEY,
      BASETEN_MANAGEMENT_API_URL_OVERRIDE: `http://127.0.0.1:${upstreamPort}`,
    },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const port = await vi.waitFor(
    () => {
      const found = /127\.0\.0\.1:(\d+)/.exec(stripVTControlCharacters(output))?.[1]
      if (found === undefined) throw new Error(`There is no address in: ${output}`)
      return Number(found)
    },
    { timeout: 20_000 },
  )
  return { child, port, ended }
}

/**
 * Loaded by the server: on SIGUSR2, it collects garbage and writes the size of the heap, MB. The process's
 * resident memory isn't a measure: it depends on when V8 and the allocator return memory to the system.
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

/** Starts a server as {@link startPreview} does. `heap` resolves to its heap after garbage collection, MB. */
export async function startMeasuredPreview(upstreamPort: number) {
  const folder = await mkdtemp(join(tmpdir(), 'heap-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'heap')
  vi.stubEnv('HEAP_FILE', file)
  vi.stubEnv('NODE_OPTIONS', `--import data:text/javascript,${encodeURIComponent(REPORT_HEAP)}`)
  onTestFinished(() => void vi.unstubAllEnvs())
  const { child, port } = await startPreview(upstreamPort)
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
