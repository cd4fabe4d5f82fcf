import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from './job.ts'

/** The classes of harmful input; the gate has one browser test for each. */
export const INPUT_CLASSES = [
  'markup',
  'control characters',
  'length',
  'prototype names',
  'values at the limits',
] as const

export type InputClass = (typeof INPUT_CLASSES)[number]

/** A row of a response that is malicious or unusual. */
export interface UntrustedJob {
  /** A description, which is also the job's name unless the name is the special field. */
  readonly what: string
  readonly class: InputClass
  readonly json: string
}

export type InvalidRow = Pick<UntrustedJob, 'what' | 'json'>

const LONG = 1_000_000
const DEEP = 100_000
const MAX = Number.MAX_SAFE_INTEGER
const HTML = '<img src=x onerror="alert(1)"><script>alert(2)</script>'

const markup: readonly UntrustedJob[] = [
  row('markup', 'HTML as ID', { id: HTML }),
  row('markup', 'quotes as ID', { id: `"'\`\\` }),
  row('markup', 'path as ID', { id: '../../v1/models?x=1#y' }),
  row('markup', 'percent signs as ID', { id: '%2e%2e%2f%00%' }),
  row('markup', 'commas as ID', { id: 'a,b,,c' }),
  row('markup', 'HTML as name', { name: `</td></tr></table>${HTML}` }),
  row('markup', 'HTML as error', failed(HTML)),
  row('markup', 'spreadsheet formula as error', failed('=cmd|"/c calc"!A1')),
  row('markup', 'HTML in every string', {
    current_status: HTML,
    training_project: { id: HTML, name: HTML },
    user: { email: HTML },
    availability_model: HTML,
    checkpoint_sync_status: HTML,
    instance_type: { ...aTrainingJob().instance_type, id: HTML, name: HTML, gpu_type: HTML },
  }),
]

const controlCharacters: readonly UntrustedJob[] = [
  row('control characters', 'spaces as ID', { id: '   ' }),
  row('control characters', 'two lines as ID', { id: 'one\ntwo' }),
  row('control characters', 'emoji as ID', { id: '🦄👩🏽‍🚀' }),
  row('control characters', 'lone surrogate as ID', { id: '\ud83d' }),
  row('control characters', 'right-to-left name', { name: 'نموذج اللغة 7' }),
  row('control characters', 'name with a direction override', { name: 'safe-\u202egpj.exe' }),
  row('control characters', 'name with open direction isolates', {
    name: 'open-\u2067\u202e\u202d',
  }),
  row('control characters', 'invisible name', { name: '\u200b\u200d\ufeff\u00ad' }),
  row('control characters', 'name with control characters', {
    name: 'a\u0000b\u0007c\u001b[31mred\u0085\u2028end',
  }),
  row('control characters', 'name with a lone surrogate', { name: 'half \udc00 letter' }),
  row('control characters', 'blank name', { name: ' \t ' }),
  row('control characters', 'error with a direction override', failed('\u202elost')),
]

const lengths: readonly UntrustedJob[] = [
  row('length', 'ID of 10,000 characters', { id: 'x'.repeat(10_000) }),
  row('length', 'every string empty', {
    name: '',
    error_message: '',
    training_project: { id: '', name: '' },
    training_project_id: '',
    user: { email: '' },
    checkpoint_sync_status: '',
    availability_model: '',
    instance_type: { ...aTrainingJob().instance_type, id: '', name: '', gpu_type: '' },
  }),
  row('length', 'name of a million characters', { name: `long-${'n'.repeat(LONG)}` }),
  row('length', 'error of a million characters', failed(`CUDA error ${'e'.repeat(LONG)}`)),
  row('length', 'error of a million lines', failed('Epoch\n'.repeat(LONG))),
  row('length', 'traceback of a million characters', failed(`Traceback\n${'t'.repeat(LONG)}`)),
  withField(
    row('length', 'field nested 100,000 deep'),
    `"trace":${'[{"in":'.repeat(DEEP / 2)}1${'}]'.repeat(DEEP / 2)}`,
  ),
  withField(
    row('length', '2,000 fields'),
    Array.from({ length: 2000 }, (_, index) => `"field_${index}":${index}`).join(','),
  ),
]

const prototypeNames: readonly UntrustedJob[] = [
  row('prototype names', '__proto__ as ID', { id: '__proto__' }),
  row('prototype names', 'constructor as ID', { id: 'constructor' }),
  row('prototype names', 'toString as ID', { id: 'toString' }),
  row('prototype names', 'prototype names in every string', {
    current_status: '__proto__',
    training_project_id: '__proto__',
    training_project: { id: '__proto__', name: 'constructor' },
    user: { email: 'toString' },
    availability_model: 'hasOwnProperty',
    checkpoint_sync_status: 'valueOf',
    instance_type: { ...aTrainingJob().instance_type, name: '__proto__', gpu_type: '__proto__' },
  }),
  withField(
    row('prototype names', 'field called __proto__'),
    '"__proto__":{"polluted":true},"constructor":1',
  ),
  withField(
    row('prototype names', 'fields called like methods'),
    '"toString":"mine","hasOwnProperty":null,"valueOf":[]',
  ),
]

const limits: readonly UntrustedJob[] = [
  row('values at the limits', 'unknown status', { current_status: 'TRAINING_JOB_EVICTED' }),
  row('values at the limits', 'year 1', lived('0001-01-01T00:00:00Z', '0001-01-02T00:00:00Z')),
  row(
    'values at the limits',
    'ended in the year 9999',
    lived('2026-03-02T09:00:00Z', '9999-12-31T23:59:59Z'),
  ),
  row(
    'values at the limits',
    'created in the year 9999',
    lived('9999-12-31T23:00:00Z', '9999-12-31T23:59:59Z'),
  ),
  row(
    'values at the limits',
    'updated before it was created',
    lived('2026-03-02T09:00:00Z', '2026-03-01T09:00:00Z'),
  ),
  row(
    'values at the limits',
    'times without a zone',
    lived('2026-03-02T09:00:00', '2026-03-02T09:30:00.123456'),
  ),
  row(
    'values at the limits',
    'times in the easternmost zone',
    lived('2026-03-02T09:00:00+14:00', '2026-03-02T09:30:00+14:00'),
  ),
  row('values at the limits', 'highest numbers', {
    priority: MAX,
    node_count: MAX,
    instance_type: {
      ...aTrainingJob().instance_type,
      gpu_count: MAX,
      memory_limit_mib: MAX,
      millicpu_limit: MAX,
      gpu_memory_limit_mib: MAX,
    },
  }),
  row('values at the limits', 'lowest priority', { priority: -MAX }),
  row('values at the limits', 'no hardware', {
    instance_type: {
      ...aTrainingJob().instance_type,
      gpu_count: 0,
      memory_limit_mib: 0,
      millicpu_limit: 0,
      gpu_memory_limit_mib: 0,
    },
  }),
  {
    ...row('values at the limits', 'negative zero'),
    json: row('values at the limits', 'negative zero').json.replace(
      '"priority":0',
      '"priority":-0',
    ),
  },
]

/** Unusual jobs that meet the contract: each is displayed. */
export const UNTRUSTED_JOBS: readonly UntrustedJob[] = [
  ...markup,
  ...controlCharacters,
  ...lengths,
  ...prototypeNames,
  ...limits,
]

/** The ID of a job in {@link UNTRUSTED_JOBS} that the first invalid row repeats. */
const REPEATED_ID = '__proto__'

/** Rows that break the contract: each is hidden and counted. */
export const INVALID_ROWS: readonly InvalidRow[] = [
  invalid('ID of another job', { id: REPEATED_ID }),
  invalid('no ID', { id: '' }),
  invalid('no status', { current_status: '' }),
  invalid('date as time', { created_at: '2026-03-02' }),
  invalid('word as time', { created_at: 'yesterday' }),
  invalid('month 13', { updated_at: '2026-13-45T00:00:00Z' }),
  invalid('year of five digits', { created_at: '+010000-01-01T00:00:00Z' }),
  invalid('priority of 1e308', { priority: 1e308 }),
  invalid('priority of one and a half', { priority: 1.5 }),
  invalid('zero nodes', { node_count: 0 }),
  invalid('negative nodes', { node_count: -1 }),
  invalid('negative GPUs', {
    instance_type: { ...aTrainingJob().instance_type, gpu_count: -8 },
  }),
  {
    what: 'priority that a double cannot hold',
    json: invalid('x').json.replace('"priority":0', '"priority":9007199254740993'),
  },
  {
    what: 'infinite priority',
    json: invalid('x').json.replace('"priority":0', '"priority":1e999'),
  },
  { what: 'null', json: 'null' },
  { what: 'string', json: '"p7qr9qv"' },
  { what: 'array nested 100,000 deep', json: '['.repeat(DEEP) + ']'.repeat(DEEP) },
]

function row(
  inputClass: InputClass,
  what: string,
  overrides: Partial<TrainingJob> = {},
): UntrustedJob {
  return { class: inputClass, ...invalid(what, overrides) }
}

function invalid(what: string, overrides: Partial<TrainingJob> = {}): InvalidRow {
  const id = what.replaceAll(/\W+/g, '-')
  return { what, json: JSON.stringify(aTrainingJob({ id, name: what, ...overrides })) }
}

function withField(job: UntrustedJob, field: string): UntrustedJob {
  return { ...job, json: job.json.replace('{', `{${field},`) }
}

function failed(message: string): Partial<TrainingJob> {
  return { current_status: 'TRAINING_JOB_FAILED', error_message: message }
}

function lived(created: string, updated: string): Partial<TrainingJob> {
  return { current_status: 'TRAINING_JOB_COMPLETED', created_at: created, updated_at: updated }
}
