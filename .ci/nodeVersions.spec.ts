import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { NODE_MAJORS } from './nodeVersions.mjs'

const manifestSchema = z.object({ engines: z.object({ node: z.string() }) })

it("engines allows the Node versions of the gate and the nightly run, and .nvmrc is the gate's", () => {
  const { engines } = manifestSchema.parse(JSON.parse(readFileSync('package.json', 'utf8')))
  const ranges = engines.node.split(' || ').map((range) => Number(/^\^(\d+)\./.exec(range)?.[1]))
  const gate = Number(readFileSync('.nvmrc', 'utf8'))
  expect(ranges).toEqual([gate, ...NODE_MAJORS])
})
