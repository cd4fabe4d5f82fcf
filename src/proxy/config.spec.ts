import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const KEY = 'BASETEN_API_KEY'
const URL_OVERRIDE = 'BASETEN_MANAGEMENT_API_URL_OVERRIDE'

function messageOf(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof Error) return error.message
  }
  throw new Error('readConfig did not throw')
}

describe('readConfig', () => {
  it('defaults to Baseten’s address, no key, and the times of the contract', () => {
    const { apiKey, apiUrl, ...times } = readConfig({})
    expect(apiKey).toBeNull()
    expect(apiUrl).toBe('https://api.baseten.co')
    expect(times).toEqual({
      connectMs: 10_000,
      timeoutMs: 30_000,
      readTimeoutMs: 60_000,
      sharedMs: 1_000,
      sharedReadMs: 2_000,
      allowedHosts: [],
    })
  })

  it('uses a key as it is, and treats an empty one as unset', () => {
    expect(readConfig({ [KEY]: 'abc.def' }).apiKey).toBe('abc.def')
    expect(readConfig({ [KEY]: '' }).apiKey).toBeNull()
  })

  it.each([' ', ' s3cret', 's3cret ', 's3cret\n', '\ts3cret', '\ufeffs3cret'])(
    'refuses the key %j, which could be incomplete',
    (key) => {
      expect(messageOf({ [KEY]: key })).toMatch(
        /^BASETEN_API_KEY contains .* Set it to the key only/,
      )
      expect(messageOf({ [KEY]: key })).not.toContain('s3c')
    },
  )

  it.each([
    'Api-Key s3cret',
    '"s3cret"',
    "'s3cret'",
    's3cret\r\nx: y',
    's3cret\u00a0',
    's3\u0000cret',
    's3créť',
  ])('refuses the key %j and does not print it', (key) => {
    const message = messageOf({ [KEY]: `x${key}x` })
    expect(message).toContain(KEY)
    expect(message).not.toContain('s3c')
  })

  it.each([
    ['https://eu.example.com', 'https://eu.example.com'],
    [' https://example.com/base/ ', 'https://example.com/base'],
    ['https://example.com:8443/a/b', 'https://example.com:8443/a/b'],
    ['http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
    ['http://localhost:9000//', 'http://localhost:9000'],
    ['http://[::1]:9000', 'http://[::1]:9000'],
    ['', 'https://api.baseten.co'],
  ])('reads the address %j', (address, expected) => {
    expect(readConfig({ [URL_OVERRIDE]: address }).apiUrl).toBe(expected)
  })

  it.each([
    ['api.baseten.co', 'must be an http or https URL'],
    ['ftp://example.com', 'must be an http or https URL'],
    ['javascript:alert(1)', 'must be an http or https URL'],
    ['https://user:pa55@example.com', 'user name or password'],
    ['https://pa55@example.com', 'user name or password'],
    ['https://example.com/?token=pa55', 'query or fragment'],
    ['https://example.com/#pa55', 'query or fragment'],
    ['http://example.com', 'must use https'],
    ['http://localhost.example.com', 'must use https'],
  ])('refuses the address %j and does not print it', (address, sentence) => {
    const message = messageOf({ [URL_OVERRIDE]: address })
    expect(message).toContain(sentence)
    expect(message).toContain(URL_OVERRIDE)
    expect(message).not.toMatch(/pa55|example/)
  })
})
