import { expect, it } from 'vitest'
import { checkpointFilesQuerySchema } from './checkpointFiles.ts'
import { logsQuerySchema } from './logs.ts'
import { metricsQuerySchema } from './metrics.ts'
import { parseQuery } from './query.ts'

const parse = (text: string) => parseQuery(logsQuerySchema, new URLSearchParams(text))

it('parses numbers and words', () => {
  const text = 'start_epoch_millis=0&end_epoch_millis=1747224000000&direction=asc&limit=1000'
  expect(parse(`${text}&min_level=WARNING`).query).toEqual({
    start_epoch_millis: 0,
    end_epoch_millis: 1_747_224_000_000,
    direction: 'asc',
    limit: 1000,
    min_level: 'WARNING',
  })
  expect(parse('').query).toEqual({})
})

it.each([
  ['limit=0', 'limit: expected at least 1'],
  ['limit=1001', 'limit: expected at most 1000'],
  ['limit=', 'limit: expected whole number'],
  ['limit=1e2', 'limit: expected whole number'],
  ['limit=-5', 'limit: expected whole number'],
  ['limit=1.5', 'limit: expected whole number'],
  ['limit=%201', 'limit: expected whole number'],
  ['start_epoch_millis=2026-03-02', 'start_epoch_millis: expected whole number'],
  ['limit=5&limit=5', 'limit: given more than once'],
  ['direction=up', 'direction: expected "asc" or "desc"'],
  ['min_level=info', 'min_level: expected "DEBUG" or "INFO" or "WARNING" or "ERROR"'],
  ['q=loss', 'query: unknown field "q"'],
  ['__proto__=1', 'query: unknown field "__proto__"'],
])('describes what is wrong with ?%s', (text, problem) => {
  expect(parse(text)).toEqual({ query: null, problem })
})

const problemOf = (schema: Parameters<typeof parseQuery>[0], text: string) =>
  parseQuery(schema, new URLSearchParams(text)).problem

it('has the limits of each endpoint', () => {
  expect(problemOf(metricsQuerySchema, 'step_seconds=60')).toBeNull()
  expect(problemOf(metricsQuerySchema, 'step_seconds=0')).toBe('step_seconds: expected at least 1')
  expect(problemOf(checkpointFilesQuerySchema, 'page_token=0&page_size=1')).toBeNull()
  expect(problemOf(checkpointFilesQuerySchema, 'page_size=0')).toBe(
    'page_size: expected at least 1',
  )
})
