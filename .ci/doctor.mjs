import { loadEnv, runnerImport } from 'vite'

/** `npm run doctor`: checks the API's responses against the contract, with the key that the server uses. */

const { module } = /** @type {{module: typeof import('#src/server/doctor/runDoctor.ts')}} */ (
  await runnerImport('src/server/doctor/runDoctor.ts', { configFile: false })
)
process.exitCode = await module.runDoctor({
  env: loadEnv('production', process.cwd(), 'BASETEN_'),
  print: (line) => console.log(line),
})
