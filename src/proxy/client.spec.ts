import { expect, it } from 'vitest'
import { clientOf } from './client.ts'

const from = (remoteAddress: string | undefined, remotePort: number, forwarded?: string) =>
  clientOf({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress, remotePort },
  })

it.each(['127.0.0.1', '127.0.0.5', '::1', '::ffff:127.0.0.1'])(
  'behind a reverse proxy at %s, the last forwarded address is the client',
  (address) => {
    expect(from(address, 1, '10.0.0.1')).toBe('10.0.0.1')
    expect(from(address, 2, '10.9.9.9, 10.0.0.1')).toBe('10.0.0.1')
    expect(from(address, 3, '10.9.9.9,2001:db8::1 ')).toBe('2001:db8::1')
  },
)

it('on this machine, each connection is a client', () => {
  expect(from('127.0.0.1', 1)).toBe(from('127.0.0.1', 1))
  expect(from('127.0.0.1', 1)).not.toBe(from('127.0.0.1', 2))
  expect(from('127.0.0.1', 1, ' ')).not.toBe(from('127.0.0.1', 2, ''))
})

it('elsewhere, each address is a client, whatever it claims', () => {
  expect(from('10.0.0.1', 1)).toBe('10.0.0.1')
  expect(from('10.0.0.1', 2, '10.0.0.2')).toBe('10.0.0.1')
  expect(from('::ffff:10.0.0.1', 3, '10.0.0.2')).toBe('::ffff:10.0.0.1')
})

it('a connection that has closed has no address', () => {
  expect(from(undefined, 1, '10.0.0.2')).toBe('')
})
