import { describe, expect, it } from 'vitest'
import { requestedById, requestsActive, searchesOf } from './watchQueries.ts'

const few = ['a', 'b', 'c']
const NONE: ReadonlySet<string> = new Set()
const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

describe('background queries', () => {
  it('fetch a few jobs by ID', () => {
    expect(requestsActive(few)).toBe(false)
    expect(requestedById(few, { active: null, done: NONE })).toEqual(few)
    expect(requestedById(few, { active: new Set(few), done: new Set(few) })).toEqual(few)
  })

  it('fetch all active jobs if many are watched, and the others by ID', () => {
    expect(requestsActive(many)).toBe(true)
    expect(requestedById(many, { active: null, done: NONE })).toEqual([])
    expect(requestedById(many, { active: new Set(many.slice(0, -1)), done: NONE })).toEqual(['h'])
  })

  it('fetch five jobs by ID at a time, and the next ones after their responses', () => {
    const first = requestedById(many, { active: NONE, done: NONE })
    expect(first).toEqual(many.slice(0, 5))
    expect(requestedById(many, { active: NONE, done: new Set(first) })).toEqual(['f', 'g', 'h'])
    expect(requestedById(many, { active: NONE, done: new Set(many) })).toEqual([])
  })

  it('share one search between views that differ only in client filters', () => {
    const views = ['', '?gpu=H100', '?q=llama', '?status=running', '?status=running&nodes=2']
    expect(searchesOf(views.map((query) => ({ name: query, query })))).toHaveLength(2)
  })
})
