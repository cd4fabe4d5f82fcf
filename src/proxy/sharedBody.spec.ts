import { buffer } from 'node:stream/consumers'
import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { BufferPool, SharedBody } from './sharedBody.ts'

const KB = 1024
const noop = () => {}

it('returns the whole body to every reader, whenever they start', async () => {
  const chunks = fc.array(
    fc.uint8Array({ minLength: 1, maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
  )
  const delays = fc.array(fc.nat(3), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(chunks, delays, fc.nat(5), async (sent, starts, closing) => {
      const pool = new BufferPool(KB * KB)
      const body = new SharedBody(streamOf(sent), pool, noop)
      const got = starts.map(async (turns) => {
        for (let i = 0; i < turns; i++) await new Promise(setImmediate)
        return buffer(body.read())
      })
      // Once all of them have started.
      for (let i = 0; i < 4 + closing; i++) await new Promise(setImmediate)
      body.close()
      for (const bytes of await Promise.all(got)) expect(bytes).toEqual(Buffer.concat(sent))
      expect(pool.bytes).toBe(0)
    }),
  )
})

it('does not read its source ahead of the readers', async () => {
  let pulled = 0
  const source = async function* () {
    for (; pulled < 1000; pulled++) yield Buffer.alloc(KB * KB)
  }
  const body = new SharedBody(source(), new BufferPool(Infinity), noop)
  const reader = body.read()
  const other = body.read()
  await new Promise((resolve) => reader.once('readable', resolve))
  expect(pulled).toBeLessThan(3)
  reader.destroy()
  other.destroy()
})

it('reports that it is complete, once', async () => {
  const onComplete = vi.fn<() => void>()
  const body = new SharedBody(streamOf([Buffer.from('a')]), new BufferPool(KB), onComplete)
  await Promise.all([buffer(body.read()), buffer(body.read())])
  expect(onComplete).toHaveBeenCalledTimes(1)
})

it('fails for all readers if its source does, including later ones', async () => {
  const onComplete = vi.fn<() => void>()
  const body = new SharedBody(breakingOff(), new BufferPool(KB), onComplete)
  await expect(buffer(body.read())).rejects.toThrow('broke off')
  await expect(buffer(body.read())).rejects.toThrow('broke off')
  expect(onComplete).not.toHaveBeenCalled()
})

it('buffers nothing for one reader once it is closed', async () => {
  const pool = new BufferPool(KB * KB)
  const body = new SharedBody(streamOf(kilobytes(8)), pool, noop)
  body.close()
  let size = 0
  for await (const chunk of body.read()) {
    size += sizeOf(chunk)
    expect(pool.bytes).toBeLessThanOrEqual(KB)
  }
  expect(size).toBe(8 * KB)
})

it('no longer buffers for a reader that has left', async () => {
  const pool = new BufferPool(KB * KB)
  const body = new SharedBody(streamOf(kilobytes(100)), pool, noop)
  body.read().destroy()
  const idle = body.read()
  await buffer(body.read())
  expect(pool.bytes).toBe(100 * KB)
  body.close()
  expect(pool.bytes).toBe(100 * KB)
  idle.destroy()
  await vi.waitFor(() => expect(pool.bytes).toBe(0))
})

it('at the maximum, closes to new readers before one fails', async () => {
  const pool = new BufferPool(10 * KB)
  const body = new SharedBody(streamOf(kilobytes(30)), pool, noop)
  expect((await buffer(body.read())).length).toBe(30 * KB)
  expect(body.isOpen).toBe(false)
  expect(pool.bytes).toBe(0)
  await expect(buffer(body.read())).rejects.toThrow('too slow')
})

it('at the maximum, fails for the slowest reader of the body that buffers most', async () => {
  const pool = new BufferPool(10 * KB)
  const small = new SharedBody(streamOf(kilobytes(4)), pool, noop)
  const idleOfSmall = small.read()
  await buffer(small.read())
  expect(pool.bytes).toBe(4 * KB)

  const large = new SharedBody(streamOf(kilobytes(30)), pool, noop)
  const idle = large.read()
  const failed = new Promise((resolve) => idle.once('error', resolve))
  const reading = large.read()
  let size = 0
  for await (const chunk of reading) {
    size += sizeOf(chunk)
    expect(pool.bytes).toBeLessThanOrEqual(10 * KB)
  }
  expect(size).toBe(30 * KB)
  expect(await failed).toMatchObject({ code: 'read_timeout' })
  expect((await buffer(idleOfSmall)).length).toBe(4 * KB)
})

it('at the maximum, still delivers to readers that keep up', async () => {
  const pool = new BufferPool(KB)
  const bodies = Array.from(
    { length: 5 },
    () => new SharedBody(streamOf(kilobytes(50)), pool, noop),
  )
  const got = await Promise.all(
    bodies.flatMap((body) => [buffer(body.read()), buffer(body.read())]),
  )
  expect(got.map(({ length }) => length)).toEqual(Array.from({ length: 10 }, () => 50 * KB))
})

function sizeOf(chunk: unknown): number {
  return Buffer.isBuffer(chunk) ? chunk.length : NaN
}

function kilobytes(count: number): Buffer[] {
  return Array.from({ length: count }, (_, i) => Buffer.alloc(KB, i))
}

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
