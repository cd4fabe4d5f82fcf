import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { jobUrl } from './jobUrl.ts'

it('returns the job’s page in Baseten’s web app', () => {
  const job = aTrainingJob({ id: 'j/1', training_project_id: 'p1' })
  expect(jobUrl(job, 'https://app.baseten.co/')).toBe(
    'https://app.baseten.co/training/p1/logs/j%2F1',
  )
})

it('links only to Baseten’s web app, whatever the IDs are', () => {
  const anyUnit = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit))
  const anyText = fc.oneof(
    fc.string({ unit: anyUnit }),
    fc.constantFrom('javascript:alert(1)', '//example.com/', '../..', '\ud800', '__proto__'),
  )
  fc.assert(
    fc.property(anyText, anyText, (id, project) => {
      const job = aTrainingJob({ id, training_project_id: project })
      expect(new URL(jobUrl(job, 'https://app.baseten.co/')).origin).toBe('https://app.baseten.co')
    }),
  )
})
