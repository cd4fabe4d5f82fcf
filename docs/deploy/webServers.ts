import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect } from 'node:tls'
import { portOf } from '#src/testing/proxy/portOf.ts'
import { findProgram } from '../../.ci/debianProgram.mjs'

/** Runs nginx and Caddy with the files of this folder, over TLS, in a temporary folder. */

const ADDRESS = '127.0.0.1'
/** The host name in the files. */
export const NAME = 'dashboard.example.com'
const START_MS = 20_000

/** The ports behind a web server. */
export interface Behind {
  readonly dashboard: number
  readonly login: number
  /** The host name to serve instead of {@link NAME}. */
  readonly name?: string
}

export interface RunningWebServer {
  readonly port: number
  readonly plainPort: number
  /** The certificate that its own one is signed with. */
  readonly ca: string
  readonly stop: () => Promise<void>
}

export interface WebServer {
  readonly name: string
  /** The executable; `undefined` if neither the server nor Debian's package of it is available. */
  readonly command: string | undefined
  readonly start: (behind: Behind) => Promise<RunningWebServer>
  /** Whether it passes on that a response without a length broke off. Otherwise, the page reports invalid JSON. */
  readonly breaksChunks: boolean
}

const nginx = findProgram('nginx', '-v')
const caddy = findProgram('caddy', 'version')
const hasOpenssl = spawnSync('openssl', ['version']).status === 0

export const WEB_SERVERS: readonly WebServer[] = [
  {
    name: 'nginx',
    command: hasOpenssl ? nginx : undefined,
    start: startNginx,
    breaksChunks: true,
  },
  // Caddy 2.6, as in Debian. Newer versions do.
  { name: 'Caddy', command: caddy, start: startCaddy, breaksChunks: false },
]

async function startNginx({ name = NAME, ...behind }: Behind): Promise<RunningWebServer> {
  const folder = await makeFolder()
  const [port, plainPort] = [await freePort(), await freePort()]
  const certificate = makeCertificate(folder, name)
  const site = await configure('nginx.conf', [
    ...addresses(behind),
    ['  listen [::]:80;\n  listen [::]:443 ssl http2;\n', ''],
    ['listen 80;', `listen ${ADDRESS}:${plainPort};`],
    ['listen 443 ', `listen ${ADDRESS}:${port} `],
    [NAME, name],
    ['/etc/ssl/dashboard/fullchain.pem', certificate.chain],
    ['/etc/ssl/dashboard/privkey.pem', certificate.key],
  ])
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (each) => `${each}_temp_path ${path.join(folder, each)};`,
  )
  const file = path.join(folder, 'nginx.conf')
  await writeFile(
    file,
    [
      // Otherwise its worker, which runs as `nobody`, couldn't read the folder.
      process.getuid?.() === 0 ? 'user root;' : '',
      `pid ${path.join(folder, 'nginx.pid')};`,
      'events {}',
      `http { access_log off; ${temporary.join(' ')}`,
      site,
      '}',
    ].join('\n'),
  )
  const args = ['-p', folder, '-c', file, '-e', 'stderr', '-g', 'daemon off;']
  const stop = await run([nginx ?? '', ...args], { folder, port, name })
  return { port, plainPort, ca: await readFile(certificate.chain, 'utf8'), stop }
}

async function startCaddy({ name = NAME, ...behind }: Behind): Promise<RunningWebServer> {
  const folder = await makeFolder()
  const [port, plainPort] = [await freePort(), await freePort()]
  const site = await configure('Caddyfile', [...addresses(behind), [NAME, name]])
  const file = path.join(folder, 'Caddyfile')
  const options = [
    'admin off',
    'local_certs',
    'skip_install_trust',
    `default_bind ${ADDRESS}`,
    `https_port ${port}`,
    `http_port ${plainPort}`,
  ]
  await writeFile(file, `{\n${options.join('\n')}\n}\n${site}`)
  const args = ['run', '--adapter', 'caddyfile', '--config', file]
  const stop = await run([caddy ?? '', ...args], { folder, port, name })
  const root = path.join(folder, 'caddy/pki/authorities/local/root.crt')
  return { port, plainPort, ca: await readFile(root, 'utf8'), stop }
}

function makeFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'deploy-'))
}

type Change = readonly [from: string, to: string]

function addresses({ dashboard, login }: Behind): Change[] {
  return [
    [`${ADDRESS}:4173`, `${ADDRESS}:${dashboard}`],
    [`${ADDRESS}:4180`, `${ADDRESS}:${login}`],
  ]
}

/**
 * Returns the text of a file of docs/deploy with these changes.
 *
 * @throws Error if the file doesn't contain a text to replace
 */
async function configure(file: string, changes: readonly Change[]): Promise<string> {
  let text = await readFile(path.resolve('docs/deploy', file), 'utf8')
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`${file} does not contain “${from}”`)
    text = text.replaceAll(from, to)
  }
  return text
}

function makeCertificate(folder: string, name: string) {
  const [chain, key] = [path.join(folder, 'chain.pem'), path.join(folder, 'key.pem')]
  const subject = `-subj /CN=${name} -addext subjectAltName=DNS:${name}`
  const how = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'
  const args = `req ${how} ${subject} -keyout ${key} -out ${chain}`.split(' ')
  const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return { chain, key }
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, ADDRESS)
  await once(server, 'listening')
  const port = portOf(server)
  server.close()
  await once(server, 'close')
  return port
}

/**
 * Runs a program in a folder; resolves once it accepts TLS connections for `name`, to a function that stops it and
 * removes the folder.
 *
 * @throws Error with the program's output if it doesn't accept them in time
 */
async function run(
  [command, ...args]: readonly [string, ...string[]],
  { folder, port, name }: { folder: string; port: number; name: string },
): Promise<() => Promise<void>> {
  const child = spawn(command, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: folder, XDG_DATA_HOME: folder },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => (output += String(data)))
  }
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    await rm(folder, { recursive: true, force: true })
  }
  const until = Date.now() + START_MS
  while (!(await acceptsTls(port, name))) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop()
      throw new Error(`${command} doesn't start:\n${output}`)
    }
    await new Promise((done) => setTimeout(done, 50))
  }
  return stop
}

async function acceptsTls(port: number, servername: string): Promise<boolean> {
  const socket = connect({ port, host: ADDRESS, servername, rejectUnauthorized: false })
  const isOpen = await Promise.race([
    once(socket, 'secureConnect').then(() => true),
    once(socket, 'close').then(() => false),
  ]).catch(() => false)
  socket.destroy()
  return isOpen
}
