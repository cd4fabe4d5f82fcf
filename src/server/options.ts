import { parseArgs, type ParseArgsConfig } from 'node:util'
import { ALLOWED_HOSTS, ENV } from '#src/contract/names.ts'
import type { PageConfig } from '#src/lib/pageConfig.ts'
import { type ProxyConfig, readConfig } from '#src/proxy/config.ts'
import { isLoopback } from '#src/proxy/loopback.ts'

type Variables = Readonly<Record<string, string | undefined>>

export type LogFormat = 'text' | 'json'

/** How to serve the dashboard. */
export interface Options {
  /** 0 for any free port. */
  readonly port: number
  readonly host: string
  readonly log: LogFormat
  /** The proxy's configuration, with the allowed hosts. In the demo, its API is replaced by the mock API. */
  readonly proxy: ProxyConfig
  /** Where the API key was set; `null` in the demo. */
  readonly keySource: 'the environment' | '.env.local' | null
  /** The number of simulated jobs at the start; `null` to serve the API's. */
  readonly demoJobs: number | null
  readonly page: PageConfig
}

/** What a command line requests. */
export type Command =
  | { readonly kind: 'serve'; readonly options: Options }
  /** Check the API's responses, with the key and the address in these variables. */
  | { readonly kind: 'doctor'; readonly variables: Variables }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }

/** Wrong usage. The message is one sentence for the user that says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The options, their variables and what they do, in the order of the help. */
const OPTIONS = {
  port: { variable: 'PORT', value: '<port>', help: 'port to listen on (default: 4173)' },
  host: { variable: 'HOST', value: '<host>', help: 'address to listen on (default: 127.0.0.1)' },
  base: { variable: 'BASE_PATH', value: '<path>', help: 'path of the dashboard (default: /)' },
  'allowed-host': {
    variable: ALLOWED_HOSTS,
    value: '<name>',
    help: 'host name to serve, repeatable or with commas',
  },
  demo: { variable: 'DEMO', value: '', help: 'serve simulated jobs, without an API key' },
  log: { variable: 'LOG_FORMAT', value: '<format>', help: 'text or json (default: text)' },
  help: { variable: '', value: '', help: 'print this help' },
  version: { variable: '', value: '', help: 'print the version' },
} as const

type Name = keyof typeof OPTIONS

/** The command that serves nothing; `--help` is its only option. */
const DOCTOR = 'doctor'

const DEFAULT_PORT = 4173
const DEFAULT_HOST = '127.0.0.1'
const DEFAULT_DEMO_JOBS = 400
const MAX_DEMO_JOBS = 1_000_000

/** Returns the text of `--help`. */
export function helpText(): string {
  const rows = Object.entries(OPTIONS).map(([name, { variable, value, help }]) => {
    const option = `--${name}${value && ` ${value}`}`
    return `  ${option.padEnd(24)}${variable.padEnd(16)}${help}`.trimEnd()
  })
  return [
    'Serves the dashboard for training jobs on Baseten.',
    '',
    `  ${'option'.padEnd(24)}${'variable'.padEnd(16)}meaning`,
    ...rows,
    '',
    `  ${DOCTOR.padEnd(40)}instead of options: check the key and the API’s responses`,
    '',
    `Set ${ENV.apiKey} to your API key, in the environment or in .env.local.`,
    'Options take precedence over the environment, which takes precedence over .env.local.',
  ].join('\n')
}

/**
 * Parses a command line. Options take precedence over `env`, which takes precedence over `file`, the variables in
 * `.env.local`. An empty variable counts as unset.
 *
 * @throws UsageError
 */
export function readCommand(args: readonly string[], env: Variables, file: Variables): Command {
  const variables = { ...file, ...defined(env) }
  const isDoctor = args[0] === DOCTOR
  const given = parseOptions(isDoctor ? args.slice(1) : args)
  if (given.has('help')) return { kind: 'help' }
  if (isDoctor) {
    if (given.size > 0) throw new UsageError(`${DOCTOR} takes no options: run it alone.`)
    return { kind: 'doctor', variables }
  }
  if (given.has('version')) return { kind: 'version' }
  return { kind: 'serve', options: readOptions(given, variables, env) }
}

function readOptions(given: Given, variables: Variables, env: Variables): Options {
  const setting = (name: Name): Setting => {
    const values = given.get(name)
    const { variable } = OPTIONS[name]
    if (values !== undefined) return { source: `--${name}`, text: values.join() }
    return { source: variable, text: variables[variable] ?? '' }
  }
  const host = readHost(setting('host'))
  const isDemo = readSwitch(setting('demo'))
  const proxy = readProxy({
    ...(!isDemo && variables),
    [ALLOWED_HOSTS]: setting('allowed-host').text,
  })
  if (!isThisMachine(host) && proxy.allowedHosts?.length === 0) {
    throw new UsageError(
      `With the host ${host}, other machines can connect: add --allowed-host with the name that they use.`,
    )
  }
  if (proxy.apiKey === null && !isDemo) {
    throw new UsageError(
      `There is no API key: set ${ENV.apiKey} in the environment or in .env.local, or use --demo for simulated jobs.`,
    )
  }
  return {
    port: readPort(setting('port')),
    host,
    log: readLog(setting('log')),
    proxy,
    keySource: isDemo ? null : env[ENV.apiKey] ? 'the environment' : '.env.local',
    demoJobs: isDemo ? readDemoJobs(variables['DEMO_JOBS'] ?? '') : null,
    page: {
      base: readBase(setting('base')),
      demo: isDemo,
      ...(!isDemo && {
        apiUrl: variables[ENV.apiUrl]?.trim() || undefined,
        remoteUrl: readRemoteUrl(variables[ENV.remoteUrl]?.trim() ?? ''),
      }),
    },
  }
}

/** The values of each given option; an empty list for a switch. */
type Given = ReadonlyMap<Name, readonly string[]>

function parseOptions(args: readonly string[]): Given {
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    Object.entries(OPTIONS).map(([name, { value }]) => [
      name,
      { type: value === '' ? 'boolean' : 'string' },
    ]),
  )
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true })
  const given = new Map<Name, string[]>()
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      throw new UsageError(`Unexpected argument “${token.value}”: see --help for all options.`)
    }
    const { name, rawName, value } = token
    if (!isName(name) || !rawName.startsWith('--')) {
      throw new UsageError(`Unknown option ${rawName}: see --help for all options.`)
    }
    const isSwitch = OPTIONS[name].value === ''
    if (isSwitch && value !== undefined) throw new UsageError(`${rawName} takes no value.`)
    // Without its value, an option would take the next option as one.
    if (!isSwitch && (!value || (!token.inlineValue && value.startsWith('-')))) {
      throw new UsageError(`${rawName} needs a value: ${rawName} ${OPTIONS[name].value}.`)
    }
    const before = name === 'allowed-host' ? (given.get(name) ?? []) : []
    given.set(name, value === undefined ? [] : [...before, value])
  }
  return given
}

function isName(name: string): name is Name {
  return Object.hasOwn(OPTIONS, name)
}

function defined(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined))
}

/** The text of an option or variable, and which of them it is from; `''` if neither is set. */
interface Setting {
  readonly source: string
  readonly text: string
}

function readPort({ source, text }: Setting): number {
  if (text === '') return DEFAULT_PORT
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new UsageError(`${source} must be a whole number from 0 to 65535, not “${text}”.`)
}

function readHost({ source, text }: Setting): string {
  const host = text.replace(/^\[(.+)\]$/, '$1')
  if (host === '') return DEFAULT_HOST
  if (/^[\w.:%-]+$/.test(host)) return host
  throw new UsageError(`${source} must be an IP address or a host name, not “${text}”.`)
}

/** Whether only this machine can connect to a server that listens on this address. */
function isThisMachine(host: string): boolean {
  return isLoopback(host) || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

function readBase({ source, text }: Setting): string {
  const names = text.replaceAll(/^\/|\/$/g, '')
  if (names === '') return '/'
  const isPath = names.split('/').every((name) => /^[\w~-][\w.~-]*$/.test(name))
  if (!isPath) {
    throw new UsageError(
      `${source} must be a path of letters, digits, -, _, . and ~ such as /jobs/, not “${text}”.`,
    )
  }
  if (/^(?:api|healthz)$/i.test(names)) {
    throw new UsageError(
      `${source} can’t be /${names}/, which has another use: choose another path.`,
    )
  }
  return `/${names}/`
}

function readLog({ source, text }: Setting): LogFormat {
  if (text === '' || text === 'text') return 'text'
  if (text === 'json') return 'json'
  throw new UsageError(`${source} must be text or json, not “${text}”.`)
}

/** An option is a switch without a value; a variable is one of four words. */
function readSwitch({ source, text }: Setting): boolean {
  if (source.startsWith('--')) return true
  if (/^(?:1|true)$/i.test(text)) return true
  if (/^(?:0|false)?$/i.test(text)) return false
  throw new UsageError(`${source} must be true or false, not “${text}”.`)
}

/** The message of an invalid variable contains neither the key nor the address. */
function readProxy(variables: Variables): ProxyConfig {
  try {
    return readConfig(variables)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function readRemoteUrl(address: string): string | undefined {
  if (address === '') return undefined
  if (/^https?:\/\//i.test(address) && URL.canParse(address)) return address
  throw new UsageError(`${ENV.remoteUrl} is not an http or https address.`)
}

/** Returns the number of simulated jobs that `DEMO_JOBS` sets. */
export function readDemoJobs(text: string): number {
  if (text === '') return DEFAULT_DEMO_JOBS
  const jobs = Number(text)
  if (/^\d+$/.test(text) && jobs >= 1 && jobs <= MAX_DEMO_JOBS) return jobs
  throw new UsageError(`DEMO_JOBS must be a whole number from 1 to 1,000,000, not “${text}”.`)
}
