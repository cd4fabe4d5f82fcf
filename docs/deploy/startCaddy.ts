import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort, KEY, makeFolder, NAME, run, type Running, configure } from './support.ts'

/** Runs Caddy with docs/deploy/Caddyfile, on loopback, over http and in a folder of its own. */
export async function startCaddy(
  command: string,
  { upstream }: { readonly upstream: string },
): Promise<Running> {
  const [folder, port] = [await makeFolder(), await freePort()]
  const file = join(folder, 'Caddyfile')
  await writeFile(file, await configure('Caddyfile', [['https:// {', `http://:${port} {`]]))
  return await run([command, 'run', '--adapter', 'caddyfile', '--config', file], {
    folder,
    port,
    env: {
      DASHBOARD_ADDRESS: `http://${NAME}:${port}`,
      DASHBOARD_FOLDER: join(folder, 'dist'),
      BASETEN_UPSTREAM: upstream,
      BASETEN_API_KEY: KEY,
    },
  })
}
