import { expect, it } from 'vitest'
import { checkpointFilesQuerySchema } from './checkpointFiles.ts'
import { logsQuerySchema } from './logs.ts'
import { metricsQuerySchema } from './metrics.ts'
import { parseQuery } from './query.ts'

const parse = (text: string) => parseQuery(logsQuerySchema, new URLSearchParams(text))

const UNKNOWN =
  'Unknown query parameter. This path has start_epoch_millis, end_epoch_millis, direction, limit, min_level.'

it('parses numbers and words', () => {
  const text =
    'start_epoch_millis=1747000000000&end_epoch_millis=1747224000000&direction=asc&limit=1000'
  expect(parse(`${text}&min_level=WARNING`).query).toEqual({
    start_epoch_millis: 1_747_000_000_000,
    end_epoch_millis: 1_747_224_000_000,
    direction: 'asc',
    limit: 1000,
    min_level: 'WARNING',
  })
  expect(parse('').query).toEqual({})
})

it.each([
  ['limit=0', 'limit must be a whole number from 1 to 1000.'],
  ['limit=1001', 'limit must be a whole number from 1 to 1000.'],
  ['limit=', 'limit must be a whole number from 1 to 1000.'],
  ['limit=1e2', 'limit must be a whole number from 1 to 1000.'],
  ['limit=-5', 'limit must be a whole number from 1 to 1000.'],
  ['limit=1.5', 'limit must be a whole number from 1 to 1000.'],
  ['limit=%201', 'limit must be a whole number from 1 to 1000.'],
  ['start_epoch_millis=2026-03-02', 'start_epoch_millis must be a whole number.'],
  ['limit=5&limit=5', 'limit is given twice. Give it once.'],
  ['direction=up', 'direction must be "asc" or "desc".'],
  ['min_level=info', 'min_level must be "DEBUG" or "INFO" or "WARNING" or "ERROR".'],
  ['limit=05', 'limit must be a whole number from 1 to 1000.'],
  [
    'start_epoch_millis=2&end_epoch_millis=1',
    'start_epoch_millis must be at most end_epoch_millis.',
  ],
  [
    'start_epoch_millis=0&end_epoch_millis=604800001',
    'start_epoch_millis must be at most 7 days before end_epoch_millis.',
  ],
  ['q=loss', UNKNOWN],
  ['__proto__=1', UNKNOWN],
])('describes what is wrong with ?%s', (text, problem) => {
  expect(parse(text)).toEqual({ query: null, problem })
})

const problemOf = (schema: Parameters<typeof parseQuery>[0], text: string) =>
  parseQuery(schema, new URLSearchParams(text)).problem

it('has the limits of each endpoint', () => {
  expect(problemOf(metricsQuerySchema, 'step_seconds=60')).toBeNull()
  expect(problemOf(metricsQuerySchema, 'step_seconds=0')).toBe(
    'step_seconds must be a whole number from 1.',
  )
  expect(problemOf(checkpointFilesQuerySchema, 'page_token=0&page_size=1')).toBeNull()
  expect(problemOf(checkpointFilesQuerySchema, 'page_size=0')).toBe(
    'page_size must be a whole number from 1 to 1000.',
  )
})
