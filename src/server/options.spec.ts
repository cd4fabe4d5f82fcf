import { describe, expect, it } from 'vitest'
import { helpText, type Options, readCommand, UsageError } from './options.ts'

const KEY = 'a-key'
const ENV = { BASETEN_API_KEY: KEY }

type Variables = Record<string, string>

function optionsOf(args: string, env: Variables = ENV, file: Variables = {}): Options {
  const command = readCommand(args.split(' ').filter(Boolean), env, file)
  if (command.kind !== 'serve') throw new Error(`The command is ${command.kind}`)
  return command.options
}

/** Returns the sentence about wrong usage. */
function problemOf(args: string, env: Variables = ENV, file: Variables = {}): string {
  try {
    optionsOf(args, env, file)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  throw new Error('The usage is right')
}

/** Reads one value of the options. */
const READ = {
  port: ({ port }: Options) => port,
  host: ({ host }: Options) => host,
  base: ({ page }: Options) => page.base,
  hosts: ({ proxy }: Options) => proxy.allowedHosts?.join(' '),
  demo: ({ page }: Options) => page.demo,
  jobs: ({ demoJobs }: Options) => demoJobs,
  log: ({ log }: Options) => log,
  key: ({ proxy }: Options) => proxy.apiKey,
  source: ({ keySource }: Options) => keySource,
  api: ({ proxy }: Options) => proxy.apiUrl,
  apiUrl: ({ page }: Options) => page.apiUrl,
  remoteUrl: ({ page }: Options) => page.remoteUrl,
}

describe('a command line', () => {
  it.each<[keyof typeof READ, string, Variables, unknown]>([
    ['port', '', {}, 4173],
    ['port', '--port 80', {}, 80],
    ['port', '--port=0', {}, 0],
    ['port', '--port 1 --port 2', {}, 2],
    ['port', '', { PORT: '65535' }, 65_535],
    ['port', '--port 80', { PORT: '81' }, 80],
    ['port', '', { PORT: '' }, 4173],
    ['host', '', {}, '127.0.0.1'],
    ['host', '--host localhost', {}, 'localhost'],
    ['host', '--host [::1]', {}, '::1'],
    ['host', '--host ::1', {}, '::1'],
    ['host', '--host 127.0.0.2', {}, '127.0.0.2'],
    ['host', '--host 0.0.0.0 --allowed-host a.example', {}, '0.0.0.0'],
    ['host', '', { HOST: '::', ALLOWED_HOSTS: 'a.example' }, '::'],
    ['base', '', {}, '/'],
    ['base', '--base /', {}, '/'],
    ['base', '--base jobs', {}, '/jobs/'],
    ['base', '--base /jobs', {}, '/jobs/'],
    ['base', '--base /jobs/', {}, '/jobs/'],
    ['base', '--base /tools/v1.2/jobs', {}, '/tools/v1.2/jobs/'],
    ['base', '', { BASE_PATH: '/jobs' }, '/jobs/'],
    ['base', '--base /', { BASE_PATH: '/jobs' }, '/'],
    ['hosts', '', {}, ''],
    ['hosts', '--allowed-host Jobs.Example.com', {}, 'jobs.example.com'],
    [
      'hosts',
      '--allowed-host a.example --allowed-host 10.0.0.7,[fe80::1]',
      {},
      'a.example 10.0.0.7 [fe80::1]',
    ],
    ['hosts', '', { ALLOWED_HOSTS: 'a.example, b.example,' }, 'a.example b.example'],
    ['hosts', '--allowed-host a.example', { ALLOWED_HOSTS: 'b.example' }, 'a.example'],
    ['demo', '', {}, false],
    ['demo', '--demo', {}, true],
    ['demo', '', { DEMO: '1' }, true],
    ['demo', '', { DEMO: 'True' }, true],
    ['demo', '', { DEMO: 'false' }, false],
    ['demo', '', { DEMO: '0' }, false],
    ['demo', '--demo', { DEMO: '0' }, true],
    ['jobs', '', {}, null],
    ['jobs', '--demo', {}, 400],
    ['jobs', '--demo', { DEMO_JOBS: '7' }, 7],
    ['log', '', {}, 'text'],
    ['log', '--log json', {}, 'json'],
    ['log', '', { LOG_FORMAT: 'json' }, 'json'],
    ['log', '--log text', { LOG_FORMAT: 'json' }, 'text'],
    ['api', '', {}, 'https://api.baseten.co'],
    [
      'api',
      '',
      { BASETEN_MANAGEMENT_API_URL_OVERRIDE: 'https://a.example/x/' },
      'https://a.example/x',
    ],
    ['apiUrl', '', {}, undefined],
    [
      'apiUrl',
      '',
      { BASETEN_MANAGEMENT_API_URL_OVERRIDE: 'https://a.example' },
      'https://a.example',
    ],
    ['remoteUrl', '', {}, undefined],
    ['remoteUrl', '', { BASETEN_REMOTE_URL: 'https://app.example' }, 'https://app.example'],
  ])('sets %s: “%s” with %j', (name, args, env, expected) => {
    expect(READ[name](optionsOf(args, { ...ENV, ...env }))).toBe(expected)
  })

  it.each<[keyof typeof READ, string, Variables, Variables, unknown]>([
    ['key', '', {}, { BASETEN_API_KEY: 'of-the-file' }, 'of-the-file'],
    ['source', '', {}, { BASETEN_API_KEY: 'of-the-file' }, '.env.local'],
    ['key', '', ENV, { BASETEN_API_KEY: 'of-the-file' }, KEY],
    ['source', '', ENV, { BASETEN_API_KEY: 'of-the-file' }, 'the environment'],
    ['port', '', ENV, { PORT: '81' }, 81],
    ['port', '', { ...ENV, PORT: '82' }, { PORT: '81' }, 82],
    ['port', '--port 83', { ...ENV, PORT: '82' }, { PORT: '81' }, 83],
    ['source', '--demo', {}, {}, null],
    ['key', '--demo', ENV, {}, null],
    ['apiUrl', '--demo', { BASETEN_MANAGEMENT_API_URL_OVERRIDE: 'x' }, {}, undefined],
  ])(
    'sets %s: “%s” with %j in the environment and %j in .env.local',
    (name, args, env, file, expected) => {
      expect(READ[name](optionsOf(args, env, file))).toBe(expected)
    },
  )

  it.each(['--help', '--help --port x', '--version'])('needs no key for “%s”', (args) => {
    const { kind } = readCommand(args.split(' '), {}, {})
    expect(args).toMatch(new RegExp(`^--${kind}`))
  })
})

describe('doctor', () => {
  it('needs no option, and no valid one of the server', () => {
    const command = readCommand(
      ['doctor'],
      { BASETEN_API_KEY: KEY, PORT: 'x' },
      { BASETEN_API_KEY: 'of-the-file', BASETEN_MANAGEMENT_API_URL_OVERRIDE: 'https://a.example' },
    )
    expect(command).toEqual({
      kind: 'doctor',
      variables: {
        BASETEN_API_KEY: KEY,
        BASETEN_MANAGEMENT_API_URL_OVERRIDE: 'https://a.example',
        PORT: 'x',
      },
    })
  })

  it('has a help', () => {
    expect(readCommand(['doctor', '--help'], {}, {})).toEqual({ kind: 'help' })
    expect(helpText()).toMatch(/^ {2}doctor .*check the key/m)
  })
})

describe('wrong usage', () => {
  it.each<[string, Variables, RegExp]>([
    ['--prot 1', {}, /^Unknown option --prot: see --help/],
    ['-p 1', {}, /^Unknown option -p: see --help/],
    ['--no-demo', {}, /^Unknown option --no-demo: see --help/],
    ['--__proto__ 1', {}, /^Unknown option --__proto__: see --help/],
    ['serve', {}, /^Unexpected argument “serve”: see --help/],
    ['doctor --port 1', {}, /^doctor takes no options: run it alone\.$/],
    ['doctor --prot', {}, /^Unknown option --prot/],
    ['doctor x', {}, /^Unexpected argument “x”/],
    ['--port 1 doctor', {}, /^Unexpected argument “doctor”/],
    ['-- 1', {}, /^Unexpected argument “1”: see --help/],
    ['--port', {}, /^--port needs a value: --port <port>\.$/],
    ['--port=', {}, /^--port needs a value/],
    ['--port --demo', {}, /^--port needs a value/],
    ['--demo=yes', {}, /^--demo takes no value\.$/],
    ['--port 65536', {}, /^--port must be a whole number from 0 to 65535, not “65536”\.$/],
    ['--port 8o', {}, /^--port must be a whole number/],
    ['--port=-1', {}, /^--port must be a whole number/],
    ['', { PORT: '1e3' }, /^PORT must be a whole number/],
    ['--host a/b', {}, /^--host must be an IP address or a host name/],
    ['--host http://localhost', {}, /^--host must be an IP address/],
    [
      '--host 0.0.0.0',
      {},
      /^With the host 0\.0\.0\.0, other machines can connect: add --allowed-host/,
    ],
    ['', { HOST: '192.168.0.7' }, /add --allowed-host/],
    ['--host ::', {}, /add --allowed-host/],
    ['--base ../x', {}, /^--base must be a path of letters/],
    ['--base /a//b', {}, /^--base must be a path/],
    ['--base /a?b', {}, /^--base must be a path/],
    ['--base https://a.example/jobs', {}, /^--base must be a path/],
    ['--base /%6aobs', {}, /^--base must be a path/],
    ['', { BASE_PATH: '/a b/' }, /^BASE_PATH must be a path/],
    ['--base /healthz', {}, /^--base can’t be \/healthz\//],
    ['--base api', {}, /^--base can’t be \/api\//],
    [
      '--allowed-host https://a.example',
      {},
      /--allowed-host or ALLOWED_HOSTS must be like jobs\.example\.com/,
    ],
    ['--allowed-host a.example:80', {}, /without scheme, port and path/],
    ['--allowed-host *', {}, /--allowed-host/],
    ['', { ALLOWED_HOSTS: 'a.example b.example' }, /ALLOWED_HOSTS must be like/],
    ['--log xml', {}, /^--log must be text or json, not “xml”\.$/],
    ['', { LOG_FORMAT: 'JSON' }, /^LOG_FORMAT must be text or json/],
    ['', { DEMO: 'yes' }, /^DEMO must be true or false, not “yes”\.$/],
    ['--demo', { DEMO_JOBS: '0' }, /^DEMO_JOBS must be a whole number from 1 to 1,000,000/],
    ['', { BASETEN_REMOTE_URL: 'javascript:alert(1)' }, /^BASETEN_REMOTE_URL is not an http/],
    ['', { BASETEN_MANAGEMENT_API_URL_OVERRIDE: 'http://a.example' }, /must use https/],
  ])('is “%s” with %j', (args, env, sentence) => {
    const problem = problemOf(args, { ...ENV, ...env })
    expect(problem).toMatch(sentence)
    expect(problem.endsWith('.')).toBe(true)
  })

  it.each<[Variables, Variables]>([
    [{}, {}],
    [{ BASETEN_API_KEY: '' }, {}],
    [{ BASETEN_API_KEY: '' }, { BASETEN_API_KEY: KEY }],
    [{ DEMO: '0' }, {}],
  ])('is no key, with %j and %j in .env.local: the sentence names both ways out', (env, file) => {
    expect(problemOf('', env, file)).toMatch(/BASETEN_API_KEY .*--demo/)
  })

  it('is an invalid key, which the sentence doesn’t contain', () => {
    const problem = problemOf('', { BASETEN_API_KEY: '"s3cret"' })
    expect(problem).toMatch(/^BASETEN_API_KEY contains a space/)
    expect(problem).not.toContain('s3cret')
  })
})

it('the help names every option and its variable', () => {
  const help = helpText()
  for (const [option, variable] of [
    ['--port <port>', 'PORT'],
    ['--host <host>', 'HOST'],
    ['--base <path>', 'BASE_PATH'],
    ['--allowed-host <name>', 'ALLOWED_HOSTS'],
    ['--demo', 'DEMO'],
    ['--log <format>', 'LOG_FORMAT'],
    ['--help', ''],
    ['--version', ''],
  ] as const) {
    const line = help.split('\n').find((each) => each.trim().startsWith(option))
    expect(line).toContain(variable)
  }
})
