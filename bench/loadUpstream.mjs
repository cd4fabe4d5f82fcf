import { createServer } from 'node:http'
import { makeResponses } from './responses.mjs'

/**
 * The mock API of the load test, in a separate process: responds to every search with 1,000 jobs after
 * 50 ms. Sends its parent the port, then, on each message, the number of searches so far.
 */

const JOBS = 1000
const DELAY_MS = 50

const { bodies } = await makeResponses(JOBS)
const { gzip } = bodies.a
const headers = {
  'content-type': 'application/json',
  'content-encoding': 'gzip',
  'content-length': gzip.length,
}
let searches = 0
const server = createServer((request, response) => {
  searches += 1
  request.resume().once('end', () => {
    setTimeout(() => response.writeHead(200, headers).end(gzip), DELAY_MS)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : undefined })
})
process.on('message', () => process.send?.({ searches }))
