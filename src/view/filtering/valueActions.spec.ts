import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { errorReader } from '#src/jobs/errorReader.ts'
import * as reader from '#src/jobs/errors/reader.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { anyView } from '#src/testing/viewArbitraries.ts'
import { parseView, printView } from '#src/view/url.ts'
import { includedIn } from './excluding.ts'
import { exclusionOf } from './exclusions.ts'
import { valueActions, valuesOf, type JobValue } from './valueActions.ts'

afterEach(() => errorReader.set(null))

const h100 = aTrainingJob().instance_type

describe('the values of a field', () => {
  it.each([
    ['status', aTrainingJob(), [['status', 'TRAINING_JOB_RUNNING', 'Status Running']]],
    ['project', aTrainingJob(), [['project', 'rn5tz6b', 'Project gpt-oss-finetune']]],
    [
      'user',
      aTrainingJob({ user: { email: 'ada@example.com' } }),
      [['user', 'ada@example.com', 'User ada@example.com']],
    ],
    ['user', aTrainingJob({ user: null }), []],
    ['gpu', aTrainingJob(), [['gpu', 'H100', 'GPU type H100']]],
    [
      'instance',
      aTrainingJob(),
      [
        ['gpu', 'H100', 'GPU type H100'],
        ['instance', 'H100x26x234', 'Instance type H100x26x234'],
      ],
    ],
    [
      'gpu',
      aTrainingJob({ instance_type: { ...h100, gpu_count: 0, gpu_type: null } }),
      [['gpu', '', 'GPU type CPU only']],
    ],
    ['gpu', aTrainingJob({ instance_type: { ...h100, gpu_type: null } }), []],
    ['name', aTrainingJob(), []],
    ['error', aTrainingJob(), []],
    [
      'error',
      aTrainingJob({ error_message: 'ValueError: bad shape (3, 4)' }),
      [['fault', 'ValueError: bad shape', 'Error type ValueError: bad shape']],
    ],
  ] as const)('are read for %s', (field, job, values) => {
    errorReader.set(reader)
    expect(valuesOf(job, field).map(({ filter, value, label }) => [filter, value, label])).toEqual(
      values,
    )
  })

  it('are empty for an error until the error reader is loaded', () => {
    errorReader.set(null)
    expect(valuesOf(aTrainingJob({ error_message: 'ValueError: bad shape' }), 'error')).toEqual([])
  })
})

const ada: JobValue = { filter: 'user', value: 'ada', label: 'User ada' }
const project: JobValue = { filter: 'project', value: 'p1', label: 'Project p1' }
const failed: JobValue = { filter: 'status', value: 'TRAINING_JOB_FAILED', label: 'Status Failed' }

describe('the actions on a value', () => {
  it.each([
    ['', ada, ['Filter', '?user=ada', 'Exclude', '?not-user=ada']],
    ['?user=ada', ada, ['Remove filter', '', 'Exclude', '?not-user=ada']],
    ['?user=ada,bob', ada, ['Filter', '?user=ada', 'Exclude', '?user=bob&not-user=ada']],
    ['?user=bob', ada, ['Filter', '?user=ada', 'Exclude', '?user=bob&not-user=ada']],
    ['?not-user=ada,bob', ada, ['Filter', '?user=ada', 'Remove exclusion', '?not-user=bob']],
    ['?not-user=bob', ada, ['Filter', '?user=ada', 'Exclude', '?not-user=bob,ada']],
    ['?gpu=H100', ada, ['Filter', '?user=ada&gpu=H100', 'Exclude', '?gpu=H100&not-user=ada']],
    ['?project=p2', project, ['Filter', '?project=p1', 'Exclude', '?project=p2&not-project=p1']],
    ['?project=p1', project, ['Remove filter', '', 'Exclude', '?not-project=p1']],
    ['?status=failed', failed, ['Remove filter', '', 'Exclude', '?not-status=failed']],
    [
      '?status=running&open=one',
      failed,
      [
        'Filter',
        '?status=failed&open=one',
        'Exclude',
        '?status=running&not-status=failed&open=one',
      ],
    ],
  ])('change the view %s', (query, value, expected) => {
    const view = parseView(query)
    const found = valueActions(view, value)
    expect(found.flatMap(({ label, apply }) => [label, printView(apply(view))])).toEqual(expected)
  })

  it('change no other key of the view, and never include and exclude the same value', () => {
    fc.assert(
      fc.property(anyView, fc.constantFrom(ada, project, failed), (view, value) => {
        const { filter } = value
        for (const { apply } of valueActions(view, value)) {
          const next = apply(view)
          const both = includedIn(next, filter).filter((one) =>
            next[exclusionOf(filter)].includes(one),
          )
          const before = includedIn(view, filter).filter((one) =>
            view[exclusionOf(filter)].includes(one),
          )
          expect(before).toEqual(expect.arrayContaining(both))
          expect({ ...next, [filter]: null, [exclusionOf(filter)]: null }).toEqual({
            ...view,
            [filter]: null,
            [exclusionOf(filter)]: null,
          })
        }
      }),
    )
  })
})
