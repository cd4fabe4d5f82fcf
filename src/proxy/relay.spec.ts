import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { codeOf, open, send, startProxy, startUpstream } from '#src/testing/proxy/testServers.ts'

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }

async function start(respond: RequestListener, timeoutMs = 2_000) {
  const upstream = await startUpstream(respond)
  return { ...(await startProxy(upstream.port, { timeoutMs })), calls: upstream.calls }
}

/** Starts a search. Resolves to the response when its head arrives. */
function begin(port: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    open(port).once('response', resolve).once('error', reject)
  })
}

/** Resolves to the code of the error that ends the response, or to `complete`. */
function endOf(reply: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve) => {
    reply.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    reply.once('end', () => resolve('complete'))
    reply.resume()
  })
}

describe('a valid response', () => {
  it('is relayed with its length, without caching and without Baseten’s other headers', async () => {
    const { port } = await start((_, response) =>
      response
        .writeHead(200, { ...JSON_TYPE, 'content-length': 2, 'set-cookie': 'a=b', server: 'x' })
        .end('{}'),
    )
    const { status, headers, body } = await send(port)
    expect(status).toBe(200)
    expect(body.toString()).toBe('{}')
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': '2',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(headers).not.toHaveProperty('set-cookie')
    expect(headers).not.toHaveProperty('server')
  })

  it('is relayed without decompression', async () => {
    const zipped = gzipSync('{"training_jobs":[]}')
    const { port } = await start((_, response) =>
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(zipped),
    )
    const { headers, body } = await send(port, { headers: { 'accept-encoding': 'gzip' } })
    expect(headers['content-encoding']).toBe('gzip')
    expect(body.equals(zipped)).toBe(true)
    expect(gunzipSync(body).toString()).toBe('{"training_jobs":[]}')
  })

  it('arrives before it is complete', async () => {
    let upstreamResponse: ServerResponse | undefined
    const { port } = await start((_, response) => {
      response.writeHead(200, JSON_TYPE).write('{"training_jobs":')
      upstreamResponse = response
    })
    const reply = await begin(port)
    const first = await new Promise((resolve) => reply.once('data', resolve))
    expect(String(first)).toBe('{"training_jobs":')
    upstreamResponse?.end('[]}')
    expect(await endOf(reply)).toBe('complete')
  })

  it('is not buffered in memory for a browser that does not read', async () => {
    const size = 64 * 1024 * 1024
    let sent = 0
    const { port } = await start((_, response) => {
      response.writeHead(200, JSON_TYPE)
      const chunk = Buffer.alloc(64 * 1024, ' ')
      const more = () => {
        while (sent < size) {
          sent += chunk.length
          if (!response.write(chunk)) return void response.once('drain', more)
        }
        response.end()
      }
      more()
    })
    const reply = await begin(port)
    await vi.waitFor(async () => {
      const before = sent
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(sent).toBe(before)
    })
    expect(sent).toBeLessThan(size)
    expect(await endOf(reply)).toBe('complete')
    expect(sent).toBe(size)
  })
})

describe('an unusable response', () => {
  it.each([301, 302, 303, 307, 308])(
    'is a redirect (%d), which is not followed',
    async (status) => {
      const elsewhere = await startUpstream()
      const location = `http://127.0.0.1:${elsewhere.port}/v1/training_jobs/search`
      const { port, log } = await start((_, response) =>
        response.writeHead(status, { location }).end(),
      )
      const reply = await send(port)
      expect(reply.status).toBe(502)
      expect(codeOf(reply)).toBe('upstream_redirect')
      expect(reply.headers).not.toHaveProperty('location')
      expect(elsewhere.calls).toHaveLength(0)
      expect(log[0]).toContain(' 502 ')
    },
  )

  it.each([
    [200, 'text/html'],
    [200, ''],
    [204, 'application/json'],
    [201, 'application/json'],
  ])('is %d with the type %j', async (status, type) => {
    const { port } = await start((_, response) =>
      response.writeHead(status, { 'content-type': type }).end('<p>Sign in</p>'),
    )
    const reply = await send(port)
    expect(reply.status).toBe(502)
    expect(codeOf(reply)).toBe('upstream_not_json')
    expect(reply.body.toString()).not.toContain('Sign in')
  })

  it.each([302, 200])('is not read further if its status is %d', async (status) => {
    const closed = vi.fn<() => void>()
    const { port } = await start((_, response) => {
      response.once('close', closed).writeHead(status, { 'content-type': 'text/html' }).write('<p>')
    })
    expect((await send(port)).status).toBe(502)
    await vi.waitFor(() => expect(closed).toHaveBeenCalled())
  })
})

describe('a slow or incomplete response', () => {
  it('fails in the browser if Baseten closes the connection', async () => {
    const { port, log } = await start((_, response) => {
      response.writeHead(200, JSON_TYPE).write('{"training_jobs":[')
      setTimeout(() => response.destroy(), 250)
    })
    expect(await endOf(await begin(port))).toBe('ECONNRESET')
    await vi.waitFor(() => expect(log).toEqual([expect.stringContaining(' 502 ')]))
  })

  it('fails in the browser if it stalls', async () => {
    const closed = vi.fn<() => void>()
    const { port, log } = await start((_, response) => {
      response.once('close', closed).writeHead(200, JSON_TYPE).write('{"training_jobs":[')
    }, 400)
    expect(await endOf(await begin(port))).toBe('ECONNRESET')
    await vi.waitFor(() => expect(log).toEqual([expect.stringContaining(' 504 ')]))
    await vi.waitFor(() => expect(closed).toHaveBeenCalled())
  })

  it.each(['gzip', 'identity'])('is closed if the browser takes nothing, in %s', async (coding) => {
    const closed = vi.fn<() => void>()
    const size = 64 * 1024 * 1024
    const zipped = gzipSync(Buffer.alloc(size, ' '))
    const { port, log } = await start((_, response) => {
      response.once('close', closed)
      if (coding === 'gzip')
        response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(zipped)
      else response.writeHead(200, JSON_TYPE).end(Buffer.alloc(size, ' '))
    }, 1200)
    const reply = await begin(port)
    reply.on('error', () => {})
    await vi.waitFor(() => expect(log).toEqual([expect.stringContaining(' 408 ')]), 15_000)
    await vi.waitFor(() => expect(closed).toHaveBeenCalled())
  })

  it('does not fail while bytes still arrive, however long it takes', async () => {
    const { port, log } = await start((_, response) => {
      response.writeHead(200, JSON_TYPE)
      let remaining = 8
      const drip = setInterval(() => {
        response.write(' ')
        remaining -= 1
        if (remaining > 0) return
        clearInterval(drip)
        response.end('{}')
      }, 80)
    }, 400)
    expect((await send(port)).body.toString().trim()).toBe('{}')
    expect(log).toEqual([expect.stringContaining(' 200 ')])
  })

  it('aborts the call to Baseten if the browser disconnects', async () => {
    const closed = vi.fn<() => void>()
    const { port, log } = await start((_, response) => {
      response.once('close', closed).writeHead(200, JSON_TYPE).write('{')
    })
    const reply = await begin(port)
    reply.once('error', () => {})
    reply.destroy()
    await vi.waitFor(() => expect(closed).toHaveBeenCalled())
    await vi.waitFor(() => expect(log).toEqual([expect.stringContaining(' 499 ')]))
  })
})
