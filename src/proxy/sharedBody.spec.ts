import { buffer } from 'node:stream/consumers'
import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { SharedBody } from './sharedBody.ts'

const MB = 1024 * 1024

it('returns the whole body to every reader, whenever they start', async () => {
  const chunks = fc.array(
    fc.uint8Array({ minLength: 1, maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
  )
  const delays = fc.array(fc.nat(3), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(chunks, delays, async (sent, starts) => {
      const body = new SharedBody(streamOf(sent), vi.fn<() => void>())
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

it('does not read its source ahead of the readers', async () => {
  let pulled = 0
  const source = async function* () {
    for (; pulled < 1000; pulled++) yield Buffer.alloc(MB)
  }
  const body = new SharedBody(source(), vi.fn<() => void>())
  const reader = body.read()
  const other = body.read()
  await new Promise((resolve) => reader.once('readable', resolve))
  expect(pulled).toBeLessThan(3)
  reader.destroy()
  other.destroy()
})

it('fails for all readers if its source does, including later ones', async () => {
  const onEnd = vi.fn<(isComplete: boolean) => void>()
  const body = new SharedBody(breakingOff(), onEnd)
  await expect(buffer(body.read())).rejects.toThrow('broke off')
  await expect(buffer(body.read())).rejects.toThrow('broke off')
  expect(onEnd.mock.calls).toEqual([[false]])
})

it('buffers at most 64 MiB, and fails for a reader that lags further behind', async () => {
  const onEnd = vi.fn<(isComplete: boolean) => void>()
  const body = new SharedBody(streamOf(Array.from({ length: 70 }, () => Buffer.alloc(MB))), onEnd)
  const slow = body.read()
  await new Promise((resolve) => slow.once('readable', resolve))
  expect((await buffer(body.read())).length).toBe(70 * MB)
  expect(body.hasStart).toBe(false)
  await expect(buffer(slow)).rejects.toThrow('too slow')
  expect(onEnd.mock.calls).toEqual([[true]])
})

async function* streamOf(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) {
    await new Promise(setImmediate)
    yield chunk
  }
}

async function* breakingOff(): AsyncGenerator<Buffer> {
  yield Buffer.from('half')
  throw new Error('broke off')
}
