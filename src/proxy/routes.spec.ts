import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from './refusal.ts'
import { routeOf } from './routes.ts'

/** Returns the parts of a route as data. */
const partsOf = (path: string) => {
  const route = routeOf(path)
  return route && { ...route, target: route.target() }
}

const JOB = '/api/v1/training_projects/proj_1/jobs/job-2'
const WEEK = 7 * 24 * 60 * 60 * 1000

/** Returns the query of a window from the epoch. */
const window = (ms: number) => `?start_epoch_millis=0&end_epoch_millis=${ms}`

const messageOf = (target: string) => {
  try {
    return routeOf(target)?.target()
  } catch (error) {
    if (error instanceof Refusal) return `${error.status} ${error.code}: ${error.message}`
    throw error
  }
}

describe('routeOf', () => {
  it.each([
    ['', 'job'],
    ['/logs', 'logs'],
    ['/metrics', 'metrics'],
    ['/checkpoints', 'checkpoints'],
    ['/checkpoint_files', 'checkpointFiles'],
  ])('forwards a job’s %s, and logs no ID', (path, endpoint) => {
    expect(partsOf(JOB + path)).toEqual({
      endpoint,
      template: `/api/v1/training_projects/{training_project_id}/jobs/{training_job_id}${path}`,
      target: `/v1/training_projects/proj_1/jobs/job-2${path}`,
    })
  })

  it('forwards the capacity', () => {
    expect(partsOf('/api/v1/training/capacity')).toEqual({
      endpoint: 'capacity',
      template: '/api/v1/training/capacity',
      target: '/v1/training/capacity',
    })
  })

  it('prints the query in one order', () => {
    const query = 'limit=1000&direction=desc&end_epoch_millis=2000&start_epoch_millis=0'
    expect(routeOf(`${JOB}/logs?${query}`)?.target()).toBe(
      '/v1/training_projects/proj_1/jobs/job-2/logs?start_epoch_millis=0&end_epoch_millis=2000&direction=desc&limit=1000',
    )
  })

  it.each([
    '/api/v1/training_projects',
    '/api/v1/training_projects/p/jobs',
    '/api/v1/training_projects/p/jobs/',
    `${JOB}/`,
    `${JOB}/stop`,
    `${JOB}/auth_codes`,
    `${JOB}/ssh/sign`,
    `${JOB}/logs/`,
    '/api/v1/training/jobs/j/queue_context',
    '/api/v1/training_jobs/search',
    '/api/v1/training_projects/p%2f/jobs/j',
    '/api/v1/training_projects/../jobs/j',
    `/api/v1/training_projects/${'p'.repeat(65)}/jobs/j`,
    '/api/v1/training_projects/p/jobs/j%00',
    '/API/v1/training/capacity',
    '//api/v1/training/capacity',
    '/v1/training/capacity',
  ])('has no route for %s', (target) => {
    expect(routeOf(target)).toBeNull()
  })

  it.each([
    [
      '/logs?levl=INFO',
      'Unknown query parameter. This path has start_epoch_millis, end_epoch_millis, direction, limit, min_level.',
    ],
    ['?limit=1', 'Unknown query parameter. This path has none.'],
    [
      '/logs?__proto__=1',
      'Unknown query parameter. This path has start_epoch_millis, end_epoch_millis, direction, limit, min_level.',
    ],
    ['/logs?limit=5&limit=5', 'limit is given twice. Give it once.'],
    ['/logs?limit=0', 'limit must be a whole number from 1 to 1000.'],
    ['/logs?limit=1001', 'limit must be a whole number from 1 to 1000.'],
    ['/logs?limit=1e2', 'limit must be a whole number from 1 to 1000.'],
    ['/logs?limit=007', 'limit must be a whole number from 1 to 1000.'],
    ['/logs?limit=', 'limit must be a whole number from 1 to 1000.'],
    ['/logs?direction=DESC', 'direction must be "asc" or "desc".'],
    ['/logs?min_level=TRACE', 'min_level must be "DEBUG" or "INFO" or "WARNING" or "ERROR".'],
    ['/logs?start_epoch_millis=-1', 'start_epoch_millis must be a whole number.'],
    ['/logs?end_epoch_millis=1000000000000000', 'end_epoch_millis must be a whole number.'],
    [
      '/logs?start_epoch_millis=2&end_epoch_millis=1',
      'start_epoch_millis must be at most end_epoch_millis.',
    ],
    [
      `/logs?start_epoch_millis=0&end_epoch_millis=${WEEK + 1}`,
      'start_epoch_millis must be at most 7 days before end_epoch_millis.',
    ],
    ['/metrics?step_seconds=0', 'step_seconds must be a whole number from 1.'],
    [
      '/metrics?start_epoch_millis=2&end_epoch_millis=1',
      'start_epoch_millis must be at most end_epoch_millis.',
    ],
    ['/checkpoint_files?page_size=1001', 'page_size must be a whole number from 1 to 1000.'],
    ['/logs?limit=5#limit=6', 'A request has no fragment.'],
  ])('refuses %s', (rest, message) => {
    expect(messageOf(JOB + rest)).toBe(`400 invalid_query: ${message}`)
  })

  it('accepts a window of exactly 7 days of logs, and a longer one of metrics', () => {
    expect(messageOf(`${JOB}/logs${window(WEEK)}`)).toContain(`end_epoch_millis=${WEEK}`)
    expect(messageOf(`${JOB}/metrics${window(10 * WEEK)}`)).toContain('/metrics?')
  })

  it('forwards nothing but known characters, whatever is requested', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '%2e%2e', '%2f', '\\', '@', ':', '\0', '\r\n', ' ', 'é', 'logs', 'p1'),
      fc.string({ maxLength: 6 }),
    )
    fc.assert(
      fc.property(part, part, fc.array(part), (project, job, query) => {
        const target = `/api/v1/training_projects/${project}/jobs/${job}/logs?${query.join('&')}`
        try {
          const route = routeOf(target)
          if (route !== null)
            expect(route.target()).toMatch(/^(?:\/[A-Za-z0-9_-]+){6}(?:\?[\w=&]*)?$/)
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
      }),
    )
  })
})
