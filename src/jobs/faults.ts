import type { TrainingJob } from '../contract/trainingJob.ts'
import type { FieldIndex } from './fieldIndex.ts'
import { errorLine } from './job.ts'

/** The longest that a fault is told at, in UTF-16 units. */
const LONGEST = 200

/** What differs from one job to the next though the fault is the same, and what stands for it. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  // A UUID or a digest, with at least one digit: else it could be a word.
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\b(?=[a-f]*\d)[0-9a-f]{12,}\b/gi, '<id>'],
  [/\b0x[0-9a-f]+\b/gi, '<address>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '<address>'],
  [/(?<![\w:])(?=[0-9a-f]*:[0-9a-f:]*:)[0-9a-f:]{4,39}(?![\w:])/gi, '<address>'],
  // Baseten's IDs: seven small letters and digits. Digits at the end alone are of a word such as `float32`.
  [/(?<![\w.-])(?=[a-z]*\d+[a-z])[a-z0-9]{7}(?![\w.-])/g, '<id>'],
  // `H100` and its like name a kind of hardware; any other number is one of many.
  [/(?<![A-Za-z0-9])([A-Z]\d{1,3}[A-Z]*)(?!\d)|\d+(?:[.,]\d+)*/g, '#'],
]

/**
 * What went wrong, in words that are the same for every job with the same fault: the line of an error message
 * that says most, with job IDs, other IDs, numbers and addresses masked, in at most 200 characters.
 */
export function faultOf(message: string, id: string): string {
  const line = withoutId(errorLine(message).slice(0, LONGEST * 4), id)
  const masked = MASKS.reduce(
    (text, [pattern, mask]) =>
      text.replace(pattern, (_, kept: unknown) => (typeof kept === 'string' ? kept : mask)),
    line,
  )
  return masked.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST).toWellFormed().trim()
}

/** IDs shorter than this could be any part of a text. */
const SHORTEST_ID = 4

function withoutId(line: string, id: string): string {
  return id.length >= SHORTEST_ID ? line.split(id).join('<id>') : line
}

/** The faults of a list of jobs, and for each job the place of its own; that of no message is an empty text. */
export interface FaultCodes {
  readonly faults: readonly string[]
  readonly codes: Uint32Array
}

const made = new WeakMap<FieldIndex, FaultCodes>()

/** The faults of the jobs of an index; made once for each. */
export function faultCodes(index: FieldIndex): FaultCodes {
  const known = made.get(index) ?? makeCodes(index)
  made.set(index, known)
  return known
}

/** The faults of messages that do not name their own job, by message: they outlive an answer. */
const kept = new WeakMap<object, Map<string, string>>()

function makeCodes(index: FieldIndex): FaultCodes {
  const messages = index.dictionary('error')
  const ids = index.dictionary('id')
  const byMessage = kept.get(messages) ?? new Map<string, string>()
  kept.set(messages, byMessage)
  const messageCodes = index.numbers('error', 0)
  const idCodes = index.numbers('id', 0)
  const places = new Map([['', 0]])
  const codes = new Uint32Array(messageCodes.length)
  for (let row = 0; row < codes.length; row++) {
    const message = messages.texts[messageCodes[row] ?? NaN]
    if (message === undefined) continue
    const fault = keptFault(byMessage, message, ids.texts[idCodes[row] ?? NaN] ?? '')
    const place = places.get(fault) ?? places.size
    places.set(fault, place)
    codes[row] = place
  }
  return { faults: [...places.keys()], codes }
}

function keptFault(byMessage: Map<string, string>, message: string, id: string): string {
  if (message.includes(id)) return faultOf(message, id)
  const known = byMessage.get(message) ?? faultOf(message, id)
  byMessage.set(message, known)
  return known
}

/** One job's fault; an empty text where it has no error message. */
export function faultOfJob(job: TrainingJob): string {
  return job.error_message ? faultOf(job.error_message, job.id) : ''
}
