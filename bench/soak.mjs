import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

/**
 * `npm run soak -- --polls 50000 --seed 1`: runs the whole soak test; see `src/app/soak.spec.tsx` for what
 * it checks.
 */

const { values } = parseArgs({
  options: {
    polls: { type: 'string', default: '50000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
  },
})
console.log(`${values.polls} polls, seed ${values.seed}: takes a few minutes`)
const { status } = spawnSync('npx', ['vitest', 'run', 'src/app/soak.spec.tsx'], {
  stdio: 'inherit',
  env: { ...process.env, SOAK_POLLS: values.polls, SOAK_SEED: values.seed },
})
process.exitCode = status ?? 1
