import { describe, expect, it } from 'vitest'
import { isProxyTarget } from './target.ts'

describe('isProxyTarget', () => {
  it.each([
    '/api/v1/training_jobs/search',
    '/api',
    '/api/',
    '/api?x',
    '/api#x',
    '/API/v1',
    '//api/v1',
    '///api',
    '/./api',
    '/x/../api',
    '/api/../x',
    '/api/../../etc/passwd',
    '/%61pi/v1',
    '/api%2fv1',
    '/api%5Cv1',
    '/x/%2e%2e/api',
    '\\api',
    '/\\api',
    '/api/%zz',
    'http://localhost/api/v1/training_jobs/search',
    'http://localhost/',
    '*',
    '',
  ])('is true for %j', (target) => {
    expect(isProxyTarget(target)).toBe(true)
  })

  it.each([
    '/',
    '/?status=running',
    '/?next=/api/v1',
    '/apis',
    '/api.json',
    '/src/api/x.ts',
    '/assets/api/',
    '/%zz',
    '/@vite/client',
  ])('is false for %j', (target) => {
    expect(isProxyTarget(target)).toBe(false)
  })
})
