import { describe, expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { otherFields } from './otherFields.ts'

describe('other fields', () => {
  it('are empty if every field is in the contract', () => {
    expect(otherFields(aTrainingJob({ user: { email: 'ada@example.com' } }))).toEqual([])
  })

  it('include new fields of the job and its nested objects', () => {
    const job = aTrainingJob({})
    const extended = {
      ...job,
      region: 'us-east-1',
      instance_type: { ...job.instance_type, zone: null, nics: 8 },
      labels: { team: 'vision' },
    }
    expect(otherFields(extended)).toEqual([
      { name: 'instance_type.zone', value: 'null' },
      { name: 'instance_type.nics', value: '8' },
      { name: 'region', value: 'us-east-1' },
      { name: 'labels', value: '{"team":"vision"}' },
    ])
  })

  it('include a field with the name of an object’s built-in property', () => {
    const extended = { ...aTrainingJob({}), constructor: 1 }
    expect(otherFields(extended)).toEqual([{ name: 'constructor', value: '1' }])
  })
})
