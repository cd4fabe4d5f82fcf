#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { isObject } from '#src/contract/guards.ts'
import { logLine } from '#src/proxy/logLine.ts'
import type { LoggedRequest } from '#src/proxy/middleware.ts'
import { helpText, type LogFormat, type Options, readCommand, UsageError } from './options.ts'
import { startServer } from './server.ts'

/** The command of the dashboard's server. Exit codes: 2 for wrong usage, 1 for every other failure. */

/** The folder above that of this file, which Vite has bundled. */
const ROOT = path.resolve(import.meta.dirname, '..')

async function run(): Promise<void> {
  const command = readCommand(process.argv.slice(2), process.env, readEnvFile('.env.local'))
  switch (command.kind) {
    case 'help':
      console.log(helpText())
      break
    case 'version':
      console.log(readVersion())
      break
    case 'doctor':
      process.exitCode = await checkApi(command.variables)
      break
    case 'serve':
      await serve(command.options)
      break
  }
}

async function serve(options: Options): Promise<void> {
  const { port, host, page, demoJobs } = options
  const demo = demoJobs === null ? null : await startDemo(demoJobs)
  const { url, close } = await startServer({
    folder: path.join(ROOT, 'dist'),
    port,
    host,
    page,
    proxy: { ...options.proxy, ...demo?.proxy },
    log: (request) => console.log(requestLine(options.log, request)),
    ...(demo && { onClose: () => demo.close() }),
  })
  // Ctrl-C closes it too: see closeGracefully.
  process.once('SIGTERM', () => void close().finally(() => process.exit(143)))
  for (const text of [`Dashboard: ${url}`, summary(options)]) {
    console.log(messageLine(options.log, text))
  }
}

/** Prints whether the API's responses match the contract. Returns the exit code. Its code is loaded only here. */
async function checkApi(env: Readonly<Record<string, string | undefined>>): Promise<0 | 1> {
  const { runDoctor } = await import('./doctor/runDoctor.ts')
  return runDoctor({ env, print: (line) => console.log(line) })
}

/** Starts the mock API. Its code is loaded only here. */
async function startDemo(jobs: number) {
  const { startDemoApi } = await import('#src/demo/api.ts')
  const { url, key, close } = await startDemoApi(jobs)
  return { proxy: { apiUrl: url, apiKey: key }, close }
}

/** Returns one line about where the key was set, which API is used, and the base. */
function summary({ keySource, proxy, page, demoJobs }: Options): string {
  const source =
    keySource === null
      ? `Demo with ${demoJobs} simulated jobs`
      : `API key from ${keySource}, API ${new URL(proxy.apiUrl).origin}`
  return `${source}, base ${page.base}`
}

function requestLine(format: LogFormat, { method, route, status, ms }: LoggedRequest): string {
  if (format === 'text') return logLine(method, route, status, ms)
  return jsonLine({ method, route, status, ms: Math.round(ms) })
}

function messageLine(format: LogFormat, message: string): string {
  return format === 'text' ? message : jsonLine({ message })
}

function jsonLine(fields: Readonly<Record<string, string | number>>): string {
  return JSON.stringify({ time: new Date().toISOString(), ...fields })
}

/** Returns the variables in a file of the current folder; none if there is no such file. */
function readEnvFile(name: string): Readonly<Record<string, string | undefined>> {
  return existsSync(name) ? parseEnv(readFileSync(name, 'utf8')) : {}
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  const version = isObject(manifest) ? manifest['version'] : undefined
  return String(version)
}

/** Returns one sentence about a failure that says what to do. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return 'The port is taken: choose another one with --port.'
  if (code === 'EACCES')
    return 'This user can’t listen on the port: choose another one with --port.'
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return 'The host isn’t an address of this machine: choose another one with --host.'
  }
  return error instanceof Error ? error.message : String(error)
}

run().catch((error: unknown) => {
  console.error(reasonOf(error))
  process.exit(error instanceof UsageError ? 2 : 1)
})
