import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { runnerImport } from 'vite'

/**
 * @typedef {import('#src/contract/trainingJob.ts').TrainingJob} TrainingJob
 *
 * The mock API's responses: `a` is the first; in `b`, 1 % of the jobs have ended and 3 are new;
 * in `c`, another 1 % have ended and none is new.
 * @typedef {'a' | 'b' | 'c'} ResponseName
 *
 * @typedef {object} PreparedResponse
 * @property {Buffer} gzip the body
 * @property {number} bytes the body's length before gzip
 *
 * @typedef {object} Responses
 * @property {Record<ResponseName, PreparedResponse>} bodies
 * @property {string[]} endedInB IDs of the jobs that differ between `a` and `b`
 * @property {string[]} endedInC IDs of the jobs that differ between `b` and `c`
 * @property {string[]} newInB IDs of the jobs that only `b` and `c` have
 * @property {TrainingJob} running the newest job that has been running for hours
 * @property {string} facets three facets as URL parameters, which match the first jobs that change
 * @property {string} key a letter that about half of the newest jobs contain, for the text filter
 * @property {string} word four letters, as `key`
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SEED = 1
const NEW_JOBS = 3
/** One job in this many changes: 1 %. */
const STRIDE = 100
/** Indexes, from the newest job of response `a`, of the first jobs that change: both are visible. */
const FIRST_IN_B = 4
const FIRST_IN_C = 9
const LONG_MS = 2 * 3_600_000
/** How many of the newest jobs determine the filter's letter. */
const SAMPLE = 40

/**
 * Creates the responses of an organization with `count` jobs, as of now.
 *
 * @param {number} count
 * @returns {Promise<Responses>}
 */
export async function makeResponses(count) {
  const { module } = /** @type {{module: typeof import('#src/demo/organization.ts')}} */ (
    await runnerImport('src/demo/organization.ts', { configFile: false, root: ROOT })
  )
  const now = Date.now()
  const organization = module.createOrganization({
    seed: SEED,
    jobs: count + NEW_JOBS,
    start: now,
  })
  const all = organization.jobsAt(now).reverse()
  const added = all.slice(0, NEW_JOBS)
  const old = all.slice(NEW_JOBS)

  const isLong = (/** @type {TrainingJob} */ { created_at: created }) =>
    now - Date.parse(created) > LONG_MS
  const long = old.find((job) => job.current_status === 'TRAINING_JOB_RUNNING' && isLong(job))
  if (!long) throw new Error('No job has been running for hours')

  const firstEnded = new Set([old[FIRST_IN_B]?.id, old[FIRST_IN_C]?.id])
  const inB = every(old, FIRST_IN_B)
  const inC = every(old, FIRST_IN_C)
  /** @param {TrainingJob} job */
  const atFirst = (job) => (inB.has(job.id) || inC.has(job.id) ? running(job) : job)
  const a = old.map(atFirst)
  const b = [...added, ...a.map((job) => (inB.has(job.id) ? completed(job, now) : job))]
  const c = b.map((job) => (inC.has(job.id) ? completed(job, now) : job))
  const texts = a.slice(0, SAMPLE).map(textOf)
  return {
    bodies: { a: pack(a), b: pack(b), c: pack(c) },
    endedInB: [...inB],
    endedInC: [...inC],
    newInB: added.map(({ id }) => id),
    running: long,
    facets: facetsOf([...added, ...old.filter(({ id }) => firstEnded.has(id))]),
    key: closestToHalf(texts, 'abcdefghijklmnopqrstuvwxyz'.split('')),
    word: closestToHalf(texts, texts.flatMap(wordsOf)),
  }
}

/** @param {TrainingJob[]} jobs the jobs that the facets must match */
function facetsOf(jobs) {
  const gpus = jobs.map(({ instance_type: { gpu_type: gpu } }) => gpu ?? 'none')
  const nodes = jobs.map(({ node_count: count }) => String(count ?? 1))
  const lists = { gpu: gpus, nodes, error: ['none'] }
  return Object.entries(lists)
    .map(([name, values]) => `${name}=${[...new Set(values)].join()}`)
    .join('&')
}

/**
 * @param {TrainingJob[]} jobs
 * @param {number} first
 * @returns {Set<string>} the IDs of 1 % of the jobs, spread evenly
 */
function every(jobs, first) {
  return new Set(jobs.filter((_, index) => index % STRIDE === first).map(({ id }) => id))
}

/** @param {TrainingJob} job */
function running(job) {
  return {
    ...job,
    current_status: 'TRAINING_JOB_RUNNING',
    error_message: null,
    checkpoint_sync_status: 'SYNCING',
  }
}

/**
 * @param {TrainingJob} job
 * @param {number} at ms since the epoch
 */
function completed(job, at) {
  return {
    ...job,
    current_status: 'TRAINING_JOB_COMPLETED',
    checkpoint_sync_status: 'COMPLETED',
    updated_at: new Date(at).toISOString(),
  }
}

/**
 * @param {TrainingJob[]} jobs
 * @returns {PreparedResponse}
 */
export function pack(jobs) {
  const body = Buffer.from(JSON.stringify({ training_jobs: jobs }))
  return { gzip: gzipSync(body), bytes: body.length }
}

/** @param {TrainingJob} job */
function textOf({ name, id, training_project: project, user, error_message: error }) {
  return [name, id, project.name, user?.email, error].join(' ').toLowerCase()
}

/**
 * Returns every four letters in a row.
 *
 * @param {string} text
 */
function wordsOf(text) {
  return [...text.matchAll(/(?=([a-z]{4}))/g)].map(([, word = '']) => word)
}

/**
 * Returns the part whose share of the texts is closest to one half, so that typing it changes the rows.
 *
 * @param {string[]} texts
 * @param {string[]} parts
 */
function closestToHalf(texts, parts) {
  /** @param {string} part */
  const distance = (part) =>
    Math.abs(texts.filter((text) => text.includes(part)).length / texts.length - 0.5)
  const [best = ''] = [...new Set(parts)]
    .map((part) => ({ part, distance: distance(part) }))
    .sort((x, y) => x.distance - y.distance)
    .map(({ part }) => part)
  return best
}
