import { describe, expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { otherFields } from './otherFields.ts'

describe('other fields', () => {
  it('are none where the contract knows every field', () => {
    expect(otherFields(aTrainingJob({ user: { email: 'ada@example.com' } }))).toEqual([])
  })

  it('are those the API has added, in the job and in the objects in it', () => {
    const job = aTrainingJob({})
    const grown = {
      ...job,
      region: 'us-east-1',
      instance_type: { ...job.instance_type, zone: null, nics: 8 },
      labels: { team: 'vision' },
    }
    expect(otherFields(grown)).toEqual([
      { name: 'instance_type.zone', value: 'null' },
      { name: 'instance_type.nics', value: '8' },
      { name: 'region', value: 'us-east-1' },
      { name: 'labels', value: '{"team":"vision"}' },
    ])
  })

  it('are found under a name that every object has', () => {
    const grown = { ...aTrainingJob({}), constructor: 1 }
    expect(otherFields(grown)).toEqual([{ name: 'constructor', value: '1' }])
  })
})
