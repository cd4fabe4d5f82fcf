import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort, KEY, makeFolder, NAME, run, type Running, configure } from './support.ts'

/** nginx's temporary folders; the default ones belong to root. */
const TEMP_PATHS = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']

interface Settings {
  /** Baseten's URL. */
  readonly upstream: string
  /** PEM files of the page's certificate; without one, the page is served over http. */
  readonly certificate?: {
    readonly chain: string
    readonly key: string
    readonly authority: string
  }
}

/** Runs nginx with docs/deploy/nginx.conf, on loopback and in a folder of its own. */
export async function startNginx(
  command: string,
  { upstream, certificate }: Settings,
): Promise<Running> {
  const [folder, port, plainPort] = [await makeFolder(), await freePort(), await freePort()]
  const tls = certificate === undefined ? '' : ' ssl http2'
  const site = await configure('nginx.conf', [
    ['listen 443 ssl http2;', `listen ${NAME}:${port}${tls};`],
    ['listen 80;', `listen ${NAME}:${plainPort};`],
    ['  listen [::]:443 ssl http2; # ←\n', ''],
    ['  listen [::]:80; # ←\n', ''],
    ['server_name dashboard.example.com;', `server_name ${NAME};`],
    ...(certificate === undefined
      ? ([
          ['  ssl_certificate /etc/ssl/dashboard/fullchain.pem; # ←\n', ''],
          ['  ssl_certificate_key /etc/ssl/dashboard/privkey.pem; # ←\n', ''],
        ] as const)
      : ([
          ['/etc/ssl/dashboard/fullchain.pem', certificate.chain],
          ['/etc/ssl/dashboard/privkey.pem', certificate.key],
          ['/etc/ssl/certs/ca-certificates.crt', certificate.authority],
        ] as const)),
    ['/srv/training-jobs-dashboard/dist', join(folder, 'dist')],
    ['/var/log/nginx/dashboard.log', join(folder, 'access.log')],
    ['/var/log/nginx/dashboard-errors.log', join(folder, 'site-error.log')],
    ['/var/cache/nginx/dashboard', join(folder, 'cache')],
    ['/etc/nginx/dashboard.key', join(folder, 'dashboard.key')],
    ['https://api.baseten.co', upstream],
  ])
  await writeFile(join(folder, 'site.conf'), site)
  await writeFile(
    join(folder, 'dashboard.key'),
    `proxy_set_header Authorization "Api-Key ${KEY}";\n`,
    { mode: 0o600 },
  )
  await mkdir(join(folder, 'temp'))
  await writeFile(
    join(folder, 'nginx.conf'),
    [
      // Otherwise its worker, which runs as `nobody`, couldn't read the folder.
      process.getuid?.() === 0 ? 'user root;' : '',
      `pid ${join(folder, 'nginx.pid')};`,
      'events {}',
      'http {',
      ...TEMP_PATHS.map((name) => `${name}_temp_path ${join(folder, 'temp', name)};`),
      `include ${join(folder, 'site.conf')};`,
      '}',
    ].join('\n'),
  )
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')]
  return await run([command, ...args, '-g', 'daemon off;'], { folder, port })
}
