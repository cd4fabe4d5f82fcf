import { describe, expect, it, vi } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import type { Command } from './command.ts'
import { byIdCommands, MAX_JOBS, jobCommands, type DisplayedJobs } from './jobCommands.ts'

const displayed = (jobs: readonly TrainingJob[]): DisplayedJobs => ({
  list: listJobs(jobs),
  rows: [...jobs.keys()],
})
const jobs = displayed([
  aTrainingJob({ id: 'aaa1', name: 'big-llama' }),
  aTrainingJob({ id: 'bbb2', name: 'Llama 70B' }),
  aTrainingJob({ id: 'llama9', name: null }),
  aTrainingJob({ id: 'ccc3', name: 'qwen', current_status: 'TRAINING_JOB_FAILED' }),
])
const open = vi.fn<(id: string) => void>()
const ids = (text: string) => jobCommands(jobs, text, open).map(({ id }) => id)

describe('jobs', () => {
  it.each([
    ['llama', ['job bbb2', 'job llama9', 'job aaa1']],
    ['BBB', ['job bbb2']],
    ['70b llama', ['job bbb2']],
    ['qwen ccc', ['job ccc3']],
    ['llama qwen', []],
    [' ', []],
  ])('are found by name and ID: %j finds %j', (text, found) => {
    expect(ids(text)).toEqual(found)
  })

  it('are limited in number, and include the best matches from anywhere in the table', () => {
    const many = Array.from({ length: 50 }, (_, n) =>
      aTrainingJob({ id: `id${n}`, name: n === 49 ? 'run-last' : `a-run-${n}` }),
    )
    const found = jobCommands(displayed(many), 'run', open)
    expect(found).toHaveLength(MAX_JOBS)
    expect(found[0]?.label).toBe('run-last')
  })

  it('are those of the table, in its order', () => {
    const found = jobCommands({ ...jobs, rows: [2, 1] }, 'llama', open)
    expect(found.map(({ id }) => id)).toEqual(['job llama9', 'job bbb2'])
  })

  it('open, and are listed with ID and status', () => {
    const [command] = jobCommands(jobs, 'qwen', open)
    expect(command).toMatchObject({
      label: 'qwen',
      hint: 'ccc3 · Failed',
      status: 'TRAINING_JOB_FAILED',
    })
    command?.run()
    expect(open).toHaveBeenLastCalledWith('ccc3')
  })
})

const filter = vi.fn<(id: string) => void>()
const labelsFor = (text: string, found = jobCommands(jobs, text, open)) =>
  byIdCommands({ text, found, open, filter }).map(({ label }) => label)

describe('a job that is not displayed', () => {
  it('is opened or filtered by its trimmed ID', () => {
    const [opening, filtering] = byIdCommands({ text: ' zzz9abc\u200b', found: [], open, filter })
    expect(opening?.label).toBe('Open job zzz9abc')
    opening?.run()
    expect(open).toHaveBeenLastCalledWith('zzz9abc')
    expect(filtering?.label).toBe('Filter by job ID zzz9abc')
    filtering?.run()
    expect(filter).toHaveBeenLastCalledWith('zzz9abc')
  })

  it.each([
    'p7qr9qv',
    '3xk9dmw',
    '0b2c1d3e-1a2b-4c3d-8e4f-001122334455',
    'job p7qr9qv',
    // Nothing else is found
    'yqvvjjq',
    'job llama',
    'Open job ID zz1',
  ])('has an ID in %j', (text) => {
    const id = text.split(' ').at(-1) ?? ''
    expect(labelsFor(text, [])).toEqual([`Open job ${id}`, `Filter by job ID ${id}`])
  })

  it.each([
    // As capitalized by a phone
    ['P7qr9qv', 'p7qr9qv'],
    ['Job P7QR9QV', 'p7qr9qv'],
    ['0B2C1D3E-1A2B-4C3D-8E4F-001122334455', '0b2c1d3e-1a2b-4c3d-8e4f-001122334455'],
    // Not in the form of an ID, so unchanged
    ['job Llama-70B', 'Llama-70B'],
  ])('in %j has the ID %j', (text, id) => {
    expect(labelsFor(text, [])).toEqual([`Open job ${id}`, `Filter by job ID ${id}`])
  })

  it.each([
    '',
    ' ',
    '\u200b',
    'x'.repeat(201),
    'smoke',
    'waiting jobs',
    'no such job',
    'h100',
    '2026',
    '1234567',
    'llama-70b',
    'llama3',
    'qwen25',
    'gemma2',
    'mixtral8x7b',
    'ada@example.com',
    'job',
    'job of ada',
  ])('has no ID in %j', (text) => {
    expect(labelsFor(text, [])).toEqual([])
  })

  it('is not offered twice, nor for the exact name of a command', () => {
    expect(labelsFor('bbb2')).toEqual(['Filter by job ID bbb2'])
    expect(labelsFor('llama9')).toEqual(['Filter by job ID llama9'])
    const gpu: Command = { id: 'gpu', group: 'Filters', label: 'GPU type: B200SXM', run: () => {} }
    const longer: Command = { ...gpu, label: 'GPU type: B200SXM5' }
    expect(labelsFor('b200sxm', [gpu])).toEqual([])
    expect(labelsFor('b200sxm', [longer])).toEqual(['Open job b200sxm', 'Filter by job ID b200sxm'])
  })

  it('is not offered for a word that matches something else', () => {
    const other: Command = { id: 'x', group: 'Filters', label: 'Project: whisper-2', run: () => {} }
    expect(labelsFor('whisper', [other])).toEqual([])
    expect(labelsFor('open whisper', [other])).toEqual([])
  })
})
