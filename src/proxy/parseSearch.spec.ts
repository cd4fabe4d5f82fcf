import { describe, expect, it } from 'vitest'
import { parseSearch } from './parseSearch.ts'
import { Refusal } from './refusal.ts'

const parse = (text: string) => parseSearch(Buffer.from(text))

function refusalOf(body: Uint8Array): Refusal {
  try {
    parseSearch(body)
  } catch (error) {
    if (error instanceof Refusal) return error
  }
  throw new Error('parseSearch did not refuse')
}

describe('parseSearch', () => {
  it.each([
    '{}',
    '{"project_id":null,"job_id":null,"statuses":null}',
    '{"statuses":["TRAINING_JOB_RUNNING","SOMETHING_NEW"]}',
    '{"project_id":"p1","order_by":[{"field":"created_at","order":"asc"}]}',
  ])('accepts %s', (text) => {
    expect(parse(text)).toEqual(JSON.parse(text))
  })

  it.each([
    ['{"statuses":["A",1]}', 'statuses[1]: '],
    ['{"statuses":"A"}', 'statuses: '],
    ['{"job_id":7}', 'job_id: '],
    ['{"order_by":null}', 'order_by: '],
    ['{"order_by":[{"field":"name","order":"asc"}]}', 'order_by[0].field: '],
    ['{"order_by":[{"field":"created_at","order":"up"}]}', 'order_by[0].order: '],
    ['{"order_by":[{"field":"created_at","order":"asc","nulls":1}]}', '"nulls"'],
    ['{"limit":5}', '"limit"'],
    ['{"__proto__":{}}', '"__proto__"'],
    ['[]', 'expected object'],
    ['null', 'expected object'],
  ])('refuses %s and names the field', (text, named) => {
    const refusal = refusalOf(Buffer.from(text))
    expect(refusal).toMatchObject({ status: 400, code: 'invalid_request' })
    expect(refusal.message).toContain(named)
  })

  it.each(['', '{', '{"a":1}x', "{'a':1}"])('refuses %j, which is not JSON', (text) => {
    expect(refusalOf(Buffer.from(text))).toMatchObject({ status: 400, code: 'invalid_json' })
  })

  it('refuses a body that is not UTF-8', () => {
    const body = Buffer.from('{"job_id":"\u00e9"}', 'latin1')
    expect(refusalOf(body)).toMatchObject({ status: 400, code: 'invalid_json' })
  })
})
