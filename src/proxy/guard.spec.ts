import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOGS_TARGET } from '#src/testing/proxy/refusalCases.ts'
import { BODY_LIMIT, refuseHost, refuseRequest } from './guard.ts'
import { SEARCH_TARGET } from './target.ts'

const HOST = 'localhost:5173'
const GOOD = { host: HOST, 'content-type': 'application/json' }

const decide = (headers: Record<string, string>) =>
  refuseRequest('POST', SEARCH_TARGET, { ...GOOD, ...headers })

describe('refuseRequest', () => {
  it('accepts a search', () => {
    expect(decide({})).toBeNull()
  })

  it('checks in this order: host, path, method, origin, type, size', () => {
    const wrong = {
      host: 'evil.example',
      origin: 'null',
      'content-type': 'text/plain',
      'content-length': String(BODY_LIMIT + 1),
    }
    const statuses = [
      refuseRequest('GET', '/api', wrong),
      refuseRequest('GET', '/api', { ...wrong, host: HOST }),
      refuseRequest('GET', SEARCH_TARGET, { ...wrong, host: HOST }),
      refuseRequest('POST', SEARCH_TARGET, { ...wrong, host: HOST }),
      refuseRequest('POST', SEARCH_TARGET, { ...wrong, host: HOST, origin: `http://${HOST}` }),
      decide({ 'content-length': wrong['content-length'] }),
    ].map((refusal) => refusal?.code)
    expect(statuses).toEqual([
      'foreign_host',
      'unknown_path',
      'method_not_allowed',
      'foreign_origin',
      'not_json',
      'too_large',
    ])
  })

  it('checks a GET in this order: host, path, method, origin, header', () => {
    const site = { host: HOST, 'sec-fetch-site': 'same-origin' }
    const codes = [
      refuseRequest('POST', `${LOGS_TARGET}/`, { host: 'evil.example' }),
      refuseRequest('POST', `${LOGS_TARGET}/`, { host: HOST, 'sec-fetch-site': 'none' }),
      refuseRequest('POST', LOGS_TARGET, { host: HOST, 'sec-fetch-site': 'none' }),
      refuseRequest('GET', LOGS_TARGET, { host: HOST, 'sec-fetch-site': 'none' }),
      refuseRequest('GET', LOGS_TARGET, site),
      refuseRequest('GET', LOGS_TARGET, { ...site, 'x-dashboard': '1' }),
      refuseRequest('GET', LOGS_TARGET, { host: HOST, 'x-dashboard': '1' }),
    ].map((refusal) => refusal?.code)
    expect(codes).toEqual([
      'foreign_host',
      'unknown_path',
      'method_not_allowed',
      'foreign_origin',
      'no_page_header',
      undefined,
      undefined,
    ])
  })

  it('accepts only the exact target', () => {
    const nearby = fc.array(
      fc.constantFrom(
        '/',
        '.',
        '..',
        '%2f',
        '%2e',
        '\\',
        '?',
        '#',
        'api',
        'v1',
        'search',
        SEARCH_TARGET,
      ),
    )
    const targets = fc.oneof(
      nearby.map((parts) => parts.join('')),
      fc.string().map((tail) => SEARCH_TARGET + tail),
      fc.mixedCase(fc.constant(SEARCH_TARGET)),
    )
    fc.assert(
      fc.property(targets, (target) => {
        fc.pre(target !== SEARCH_TARGET)
        expect(refuseRequest('POST', target, GOOD)?.status).toBe(404)
      }),
    )
  })

  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])('refuses %s', (method) => {
    const refusal = refuseRequest(method, SEARCH_TARGET, GOOD)
    expect(refusal?.status).toBe(405)
    expect(refusal?.headers).toEqual({ allow: 'POST' })
  })

  it.each([`http://${HOST}`, `https://${HOST}`, 'http://LOCALHOST:5173'])(
    'accepts its own origin %s',
    (origin) => {
      expect(decide({ origin })).toBeNull()
    },
  )

  it.each([
    'null',
    '',
    'https://evil.example',
    'http://localhost',
    'http://localhost:3000',
    'http://127.0.0.1:5173',
    `http://${HOST}/`,
    `http://${HOST}, http://${HOST}`,
    `ftp://${HOST}`,
  ])('refuses the origin %j', (origin) => {
    expect(decide({ origin })?.status).toBe(403)
  })

  it.each([
    ['same-origin', undefined],
    ['none', undefined],
    ['same-site', 403],
    ['cross-site', 403],
    ['a-later-word', 403],
  ])('responds to Sec-Fetch-Site: %s with %s', (site, status) => {
    expect(decide({ 'sec-fetch-site': site })?.status).toBe(status)
  })

  it.each([
    ['application/json', undefined],
    ['Application/JSON; charset=utf-8', undefined],
    ['application/json ;charset=utf-8', undefined],
    ['', 415],
    ['text/plain', 415],
    ['text/plain; application/json', 415],
    ['application/jsonp', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
  ])('responds to the type %j with %s', (type, status) => {
    expect(decide({ 'content-type': type })?.status).toBe(status)
  })

  it('refuses a request without a type', () => {
    expect(refuseRequest('POST', SEARCH_TARGET, { host: HOST })?.status).toBe(415)
  })

  it('accepts at most 64 KiB', () => {
    expect(decide({ 'content-length': String(BODY_LIMIT) })).toBeNull()
    expect(decide({ 'content-length': String(BODY_LIMIT + 1) })?.status).toBe(413)
  })
})

describe('refuseHost', () => {
  it.each([
    'localhost',
    'localhost:5173',
    'LocalHost:1',
    '127.0.0.1',
    '127.0.0.1:80',
    '[::1]:5173',
    '[::1]',
  ])('accepts %s', (host) => {
    expect(refuseHost(host)).toBeNull()
  })

  it.each([
    undefined,
    '',
    ':5173',
    'evil.example',
    'localhost.evil.example',
    'evil.localhost',
    'localhost.',
    'localhost:',
    'localhost:80:80',
    'user@localhost',
    '127.0.0.1.evil.example',
    '127.0.0.2',
    '0.0.0.0',
    '192.168.0.7:5173',
    '::1',
    '[::2]',
    'localhost, evil.example',
  ])('refuses %j', (host) => {
    expect(refuseHost(host)?.status).toBe(403)
  })

  it.each(['jobs.example.com', 'JOBS.example.com:8443', '10.0.0.7:80', '[fe80::1]:80', '[::1]'])(
    'accepts %s if its name is allowed',
    (host) => {
      expect(refuseHost(host, ['jobs.example.com', '10.0.0.7', '[fe80::1]'])).toBeNull()
    },
  )

  it.each([
    undefined,
    'example.com',
    'x.jobs.example.com',
    'jobs.example.com.',
    'jobs.example.com:',
  ])('refuses %j if another name is allowed, and says which option to set', (host) => {
    const refusal = refuseHost(host, ['jobs.example.com'])
    expect(refusal?.status).toBe(403)
    expect(refusal?.message).toMatch(/--allowed-host or ALLOWED_HOSTS/)
  })
})
