import type { TrainingJob } from '../contract/trainingJob.ts'
import { aTrainingJob } from './job.ts'

/** A row of an answer that means harm, or that nobody thought of. */
export interface HostileJob {
  /** For people; the job's name as well, where the name is not the harm. */
  readonly what: string
  /** As it stands in the answer. */
  readonly json: string
}

const LONG = 1_000_000
const DEEP = 100_000
const MOST = Number.MAX_SAFE_INTEGER
const HTML = '<img src=x onerror="alert(1)"><script>alert(2)</script>'

/** IDs of jobs that keep the contract. */
export const HOSTILE_IDS = {
  'an ID that every object has': '__proto__',
  'an ID that is a constructor': 'constructor',
  'an ID that is a method': 'toString',
  'an ID of HTML': HTML,
  'an ID of quotes': `"'\`\\`,
  'an ID that leaves its folder': '../../v1/models?x=1#y',
  'an ID of spaces': '   ',
  'an ID of two lines': 'one\ntwo',
  'an ID of percents': '%2e%2e%2f%00%',
  'an ID of emoji': '🦄👩🏽‍🚀',
  'an ID of commas': 'a,b,,c',
  'an ID of half a letter': '\ud83d',
  'an ID of 10,000 letters': 'x'.repeat(10_000),
} as const

const idJobs = Object.entries(HOSTILE_IDS).map(([what, id]) => row(what, { id }))

const texts: readonly HostileJob[] = [
  row('a name of HTML', { name: `</td></tr></table>${HTML}` }),
  row('a name from right to left', { name: 'نموذج اللغة 7' }),
  row('a name that turns round', { name: 'safe-\u202egpj.exe' }),
  row('a name that never turns back', { name: 'open-\u2067\u202e\u202d' }),
  row('a name of nothing to see', { name: '\u200b\u200d\ufeff\u00ad' }),
  row('a name of controls', { name: 'a\u0000b\u0007c\u001b[31mred\u0085\u2028end' }),
  row('a name of half a letter', { name: 'half \udc00 letter' }),
  row('a name of spaces', { name: ' \t ' }),
  row('no letter in any text', {
    name: '',
    error_message: '',
    training_project: { id: '', name: '' },
    training_project_id: '',
    user: { email: '' },
    checkpoint_sync_status: '',
    availability_model: '',
    instance_type: { ...aTrainingJob().instance_type, id: '', name: '', gpu_type: '' },
  }),
  row('a name of a million letters', { name: `long-${'n'.repeat(LONG)}` }),
  row('an error of a million letters', failed(`CUDA error ${'e'.repeat(LONG)}`)),
  row('an error of a million lines', failed('Epoch\n'.repeat(LONG))),
  row('a traceback of a million letters', failed(`Traceback\n${'t'.repeat(LONG)}`)),
  row('an error of HTML', failed(HTML)),
  row('an error that turns round', failed('\u202elost')),
  row('formulas for a spreadsheet', failed('=cmd|"/c calc"!A1')),
  row('words that every object has', {
    current_status: '__proto__',
    training_project_id: '__proto__',
    training_project: { id: '__proto__', name: 'constructor' },
    user: { email: 'toString' },
    availability_model: 'hasOwnProperty',
    checkpoint_sync_status: 'valueOf',
    instance_type: { ...aTrainingJob().instance_type, name: '__proto__', gpu_type: '__proto__' },
  }),
  row('HTML in every text', {
    current_status: HTML,
    training_project: { id: HTML, name: HTML },
    user: { email: HTML },
    availability_model: HTML,
    checkpoint_sync_status: HTML,
    instance_type: { ...aTrainingJob().instance_type, id: HTML, name: HTML, gpu_type: HTML },
  }),
  row('a status of the future', { current_status: 'TRAINING_JOB_EVICTED' }),
]

const times: readonly HostileJob[] = [
  row('from the year 1', lived('0001-01-01T00:00:00Z', '0001-01-02T00:00:00Z')),
  row('until the year 9999', lived('2026-03-02T09:00:00Z', '9999-12-31T23:59:59Z')),
  row('created in the year 9999', lived('9999-12-31T23:00:00Z', '9999-12-31T23:59:59Z')),
  row('updated before it was created', lived('2026-03-02T09:00:00Z', '2026-03-01T09:00:00Z')),
  row('times without a zone', lived('2026-03-02T09:00:00', '2026-03-02T09:30:00.123456')),
  row('times far to the east', lived('2026-03-02T09:00:00+14:00', '2026-03-02T09:30:00+14:00')),
]

const numbers: readonly HostileJob[] = [
  row('the highest numbers', {
    priority: MOST,
    node_count: MOST,
    instance_type: {
      ...aTrainingJob().instance_type,
      gpu_count: MOST,
      memory_limit_mib: MOST,
      millicpu_limit: MOST,
      gpu_memory_limit_mib: MOST,
    },
  }),
  row('the lowest priority', { priority: -MOST }),
  row('no hardware at all', {
    instance_type: {
      ...aTrainingJob().instance_type,
      gpu_count: 0,
      memory_limit_mib: 0,
      millicpu_limit: 0,
      gpu_memory_limit_mib: 0,
    },
  }),
  {
    ...row('a zero below zero'),
    json: row('a zero below zero').json.replace('"priority":0', '"priority":-0'),
  },
]

const fields: readonly HostileJob[] = [
  withField('a field that every object has', '"__proto__":{"polluted":true},"constructor":1'),
  withField('fields that are methods', '"toString":"mine","hasOwnProperty":null,"valueOf":[]'),
  withField(
    'a field 100,000 deep',
    `"trace":${'[{"in":'.repeat(DEEP / 2)}1${'}]'.repeat(DEEP / 2)}`,
  ),
  withField(
    '2,000 fields',
    Array.from({ length: 2000 }, (_, place) => `"field_${place}":${place}`).join(','),
  ),
]

/** Jobs that keep the contract, whatever else they do: each has a row. */
export const SHOWN_JOBS: readonly HostileJob[] = [
  ...idJobs,
  ...texts,
  ...times,
  ...numbers,
  ...fields,
]

/** Rows that break the contract: each is left out, and counted. */
export const BROKEN_JOBS: readonly HostileJob[] = [
  row('an ID that another job has', { id: '__proto__' }),
  row('no ID', { id: '' }),
  row('no status', { current_status: '' }),
  row('a day for a time', { created_at: '2026-03-02' }),
  row('a word for a time', { created_at: 'yesterday' }),
  row('a 45th of month 13', { updated_at: '2026-13-45T00:00:00Z' }),
  row('a year of five digits', { created_at: '+010000-01-01T00:00:00Z' }),
  row('a number past all', { priority: 1e308 }),
  row('half a priority', { priority: 1.5 }),
  row('no node', { node_count: 0 }),
  row('less than no node', { node_count: -1 }),
  row('GPUs below zero', {
    instance_type: { ...aTrainingJob().instance_type, gpu_count: -8 },
  }),
  {
    what: 'a number no one can hold',
    json: row('x').json.replace('"priority":0', '"priority":9007199254740993'),
  },
  { what: 'infinity', json: row('x').json.replace('"priority":0', '"priority":1e999') },
  { what: 'nothing', json: 'null' },
  { what: 'a text', json: '"p7qr9qv"' },
  { what: 'a list 100,000 deep', json: '['.repeat(DEEP) + ']'.repeat(DEEP) },
]

function row(what: string, overrides: Partial<TrainingJob> = {}): HostileJob {
  const id = what.replaceAll(/\W+/g, '-')
  return { what, json: JSON.stringify(aTrainingJob({ id, name: what, ...overrides })) }
}

function withField(what: string, field: string): HostileJob {
  return { what, json: row(what).json.replace('{', `{${field},`) }
}

function failed(message: string): Partial<TrainingJob> {
  return { current_status: 'TRAINING_JOB_FAILED', error_message: message }
}

function lived(created: string, updated: string): Partial<TrainingJob> {
  return { current_status: 'TRAINING_JOB_COMPLETED', created_at: created, updated_at: updated }
}
