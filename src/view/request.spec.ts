import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchRequestSchema } from '#src/contract/searchRequest.ts'
import { FIELD_KEYS } from '#src/jobs/fields.ts'
import { anySorts } from '#src/testing/viewArbitraries.ts'
import { toSearchRequest } from './request.ts'
import { DEFAULT_VIEW, OLDEST_FIRST } from './view.ts'

const NEWEST = [{ field: 'created_at', order: 'desc' }]

describe('toSearchRequest', () => {
  it('omits filters that are off', () => {
    expect(toSearchRequest(DEFAULT_VIEW)).toEqual({ order_by: NEWEST })
  })

  it('includes the API’s filters', () => {
    const view = {
      ...DEFAULT_VIEW,
      project: 'p',
      job: 'j',
      status: ['B', 'A', 'B'],
      sort: OLDEST_FIRST,
    }
    expect(toSearchRequest(view)).toEqual({
      project_id: 'p',
      job_id: 'j',
      statuses: ['A', 'B'],
      order_by: [{ field: 'created_at', order: 'asc' }],
    })
  })

  it('is the same request for any other sort column', () => {
    for (const field of FIELD_KEYS.filter((key) => key !== 'created')) {
      for (const descending of [true, false]) {
        const sort = [{ field, descending }, ...OLDEST_FIRST] as const
        expect(toSearchRequest({ ...DEFAULT_VIEW, sort })).toEqual(toSearchRequest(DEFAULT_VIEW))
      }
    }
  })

  it('is the same request for any text search', () => {
    const view = { ...DEFAULT_VIEW, q: 'lora' }
    expect(toSearchRequest(view)).toEqual(toSearchRequest(DEFAULT_VIEW))
  })

  it('always follows the contract', () => {
    const view = fc.record({
      status: fc.array(fc.string()),
      project: fc.option(fc.string()),
      job: fc.option(fc.string()),
      q: fc.string(),
      sort: anySorts,
      user: fc.array(fc.string()),
      longer: fc.option(fc.constant('1h')),
    })
    fc.assert(
      fc.property(view, (any) => {
        expect(
          searchRequestSchema.safeParse(
            JSON.parse(JSON.stringify(toSearchRequest({ ...DEFAULT_VIEW, ...any }))),
          ).success,
        ).toBe(true)
      }),
    )
  })
})
