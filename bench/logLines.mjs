import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

/**
 * @typedef {import('#src/contract/trainingJob.ts').TrainingJob} TrainingJob
 * @typedef {import('#src/contract/logs.ts').LogLine} LogLine
 *
 * @typedef {object} SimulatedLog the log of two jobs, as Baseten's API returns it
 * @property {TrainingJob} running
 * @property {TrainingJob} ended
 * @property {(query: URLSearchParams) => LogLine[]} read returns the lines of a window
 * @property {() => void} start from now on, the log of the running job gets new lines
 * @property {() => number} requests the number of windows that were read so far
 * @property {() => number} polls the number of different ends of those windows: each poll reads up to now
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SEED = 1
const NODES = 8
const SECOND = 1000
/** The time between two lines, ms: 100,000 take 25 hours, so that times have dates at any time of day. */
const SPACING = 900
/** The time between two new lines, ms: a poll adds about 200. */
const NEW_SPACING = 10
/** How long ago the last line was written, ms. */
const SILENT_FOR = 300 * SECOND

/** The kinds of lines, and the share of lines that are of a kind or of an earlier one. */
const KINDS = /** @type {const} */ ([
  ['step', 0.4],
  ['node', 0.85],
  ['warning', 0.9],
  ['debug', 0.95],
  ['arguments', 0.98],
  ['evaluation', 0.99],
  ['failure', 1],
])

/**
 * Returns a log of `count` lines like the demo's: of several levels and nodes, some in color, some with a progress bar,
 * and some with a traceback.
 *
 * @param {number} count
 * @returns {Promise<SimulatedLog>}
 */
export async function makeLog(count) {
  const messages = await makeMessages()
  const { module: jobs } = /** @type {{module: typeof import('#src/testing/job.ts')}} */ (
    await runnerImport('src/testing/job.ts', { configFile: false, root: ROOT })
  )
  const last = Date.now() - SILENT_FOR
  const first = last - (count - 1) * SPACING
  /** @type {number | null} */
  let startedAt = null
  let requests = 0
  /** @type {Set<string>} */
  const ends = new Set()

  /** @param {number} time ms since the epoch */
  function indexFrom(time) {
    const index = Math.max(0, Math.ceil((time - first) / SPACING))
    if (index < count || startedAt === null) return Math.min(index, count)
    const arrived = Math.floor((Date.now() - startedAt) / NEW_SPACING) + 1
    const later = Math.max(0, Math.ceil((time - startedAt) / NEW_SPACING))
    return count + Math.min(arrived, later)
  }

  /**
   * @param {number} index
   * @returns {LogLine}
   */
  function lineAt(index) {
    const time =
      index < count ? first + index * SPACING : (startedAt ?? 0) + (index - count) * NEW_SPACING
    const nanoseconds = `${time}${String(index).padStart(6, '0').slice(-6)}`
    return { timestamp: nanoseconds, request_id: null, ...messages(index) }
  }

  const created = new Date(first - SECOND).toISOString()
  const job = { created_at: created, node_count: NODES }
  return {
    running: jobs.aTrainingJob({ ...job, id: 'running', updated_at: created }),
    ended: jobs.aTrainingJob({
      ...job,
      id: 'ended',
      updated_at: new Date(last + SECOND).toISOString(),
      current_status: 'TRAINING_JOB_COMPLETED',
    }),
    read(query) {
      requests += 1
      ends.add(query.get('end_epoch_millis') ?? '')
      const from = indexFrom(Number(query.get('start_epoch_millis')))
      const to = indexFrom(Number(query.get('end_epoch_millis')) + 1)
      const size = Math.min(Number(query.get('limit')), Math.max(0, to - from))
      const isOldestFirst = query.get('direction') === 'asc'
      return Array.from({ length: size }, (_, offset) =>
        lineAt(isOldestFirst ? from + offset : to - 1 - offset),
      )
    },
    start: () => (startedAt = Date.now()),
    requests: () => requests,
    polls: () => ends.size,
  }
}

/**
 * @returns {Promise<(index: number) => Pick<LogLine, 'level' | 'message' | 'replica'>>} what a line says, by its index
 */
async function makeMessages() {
  const options = { configFile: /** @type {const} */ (false), root: ROOT }
  const { module: texts } = /** @type {{module: typeof import('#src/demo/logTexts.ts')}} */ (
    await runnerImport('src/demo/logTexts.ts', options)
  )
  const { module: random } = /** @type {{module: typeof import('#src/demo/random.ts')}} */ (
    await runnerImport('src/demo/random.ts', options)
  )
  const { noise, pick, shortId } = random
  const replicas = Array.from(
    { length: NODES },
    (_, node) => `running-${node}-${shortId(SEED, node)}`,
  )
  const [leader] = replicas

  return (index) => {
    /** @param {number} part */
    const at = (part) => noise(SEED, part, index)
    const share = at(0)
    const [kind] = KINDS.find(([, end]) => share < end) ?? ['step']
    const node = Math.floor(at(1) * NODES)
    const replica = replicas[node]
    /** @param {number} ms */
    const around = (ms) => Math.round(ms * (1 + at(2) / 4))
    switch (kind) {
      case 'node': {
        const message = `[node ${node}] forward ${around(410)} ms, backward ${around(800)} ms, all-reduce ${around(90)} ms`
        return { level: null, replica, message }
      }
      case 'warning':
        return { level: 'WARNING', replica, message: pick(() => at(3), texts.WARNINGS) }
      case 'debug': {
        const message = `gc: collected generation 2 in ${around(25)} ms`
        return { level: 'DEBUG', replica, message }
      }
      case 'arguments': {
        const settings = Array.from({ length: 12 + Math.floor(at(4) * 24) }, (_, option) => {
          const value = noise(SEED, 5, index, option).toFixed(6)
          return `option_${option}=${value}`
        })
        return { level: 'INFO', replica, message: `Arguments: ${settings.join(', ')}` }
      }
      case 'evaluation':
        return { level: null, replica: leader, message: texts.evaluation(SEED, index) }
      case 'failure': {
        const frames = Array.from(
          { length: at(6) < 0.5 ? 0 : 20 },
          (_, frame) => `  File "/app/model/layers.py", line ${100 + frame}, in forward\n`,
        )
        const text = texts.traceback('', index).replace('\n', `\n${frames.join('')}`)
        return { level: 'ERROR', replica, message: `A step failed\n${text}` }
      }
      case 'step':
      default: {
        const loss = (0.6 + 2.5 * (1 + index / 60) ** -0.45 + at(7) / 20).toFixed(4)
        const rate = Math.round(30_000 + at(8) * 2000)
        const message = `step ${index} | loss ${loss} | grad norm ${(0.4 + at(9)).toFixed(2)} | ${rate} tokens/s`
        return { level: 'INFO', replica: leader, message }
      }
    }
  }
}
