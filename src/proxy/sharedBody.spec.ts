import * as fc from 'fast-check'
import { buffer } from 'node:stream/consumers'
import { expect, it, vi } from 'vitest'
import { SharedBody } from './sharedBody.ts'

const MB = 1024 * 1024

it('gives every reader all of it, whenever and however fast they read', async () => {
  const chunks = fc.array(
    fc.uint8Array({ minLength: 1, maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
  )
  const delays = fc.array(fc.nat(3), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(chunks, delays, async (sent, starts) => {
      const body = new SharedBody(comingFrom(sent), vi.fn<() => void>())
      const got = await Promise.all(
        starts.map(async (turns) => {
          for (let i = 0; i < turns; i++) await new Promise(setImmediate)
          return buffer(body.read())
        }),
      )
      for (const bytes of got) expect(bytes).toEqual(Buffer.concat(sent))
    }),
  )
})

it('is not drawn further than somebody reads', async () => {
  let drawn = 0
  const pieces = async function* () {
    for (; drawn < 1000; drawn++) yield Buffer.alloc(MB)
  }
  const body = new SharedBody(pieces(), vi.fn<() => void>())
  const reader = body.read()
  const other = body.read()
  await new Promise((resolve) => reader.once('readable', resolve))
  expect(drawn).toBeLessThan(3)
  reader.destroy()
  other.destroy()
})

it('breaks off for all where its source does, for those who come later too', async () => {
  const onEnd = vi.fn<(whole: boolean) => void>()
  const body = new SharedBody(breakingOff(), onEnd)
  await expect(buffer(body.read())).rejects.toThrow('broke off')
  await expect(buffer(body.read())).rejects.toThrow('broke off')
  expect(onEnd.mock.calls).toEqual([[false]])
})

it('keeps 64 MiB and no more, and breaks a reader off who lags further behind', async () => {
  const onEnd = vi.fn<(whole: boolean) => void>()
  const body = new SharedBody(comingFrom(Array.from({ length: 70 }, () => Buffer.alloc(MB))), onEnd)
  const slow = body.read()
  await new Promise((resolve) => slow.once('readable', resolve))
  expect((await buffer(body.read())).length).toBe(70 * MB)
  expect(body.startsWhole).toBe(false)
  await expect(buffer(slow)).rejects.toThrow('too slow')
  expect(onEnd.mock.calls).toEqual([[true]])
})

async function* comingFrom(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) {
    await new Promise(setImmediate)
    yield chunk
  }
}

async function* breakingOff(): AsyncGenerator<Buffer> {
  yield Buffer.from('half')
  throw new Error('broke off')
}
