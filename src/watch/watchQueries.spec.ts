import { describe, expect, it } from 'vitest'
import { requestedById, requestsActive, searchesOf } from './watchQueries.ts'

const few = ['a', 'b', 'c']
const NONE: ReadonlySet<string> = new Set()
const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

describe('what is asked beside the page', () => {
  it('is a few jobs by their IDs', () => {
    expect(requestsActive(few)).toBe(false)
    expect(requestedById(few, { active: null, done: NONE })).toEqual(few)
    expect(requestedById(few, { active: new Set(few), done: new Set(few) })).toEqual(few)
  })

  it('is all active jobs where many are watched, and by their IDs those that are not among them', () => {
    expect(requestsActive(many)).toBe(true)
    expect(requestedById(many, { active: null, done: NONE })).toEqual([])
    expect(requestedById(many, { active: new Set(many.slice(0, -1)), done: NONE })).toEqual(['h'])
  })

  it('is five at a time of those, and the next once they have been answered', () => {
    const first = requestedById(many, { active: NONE, done: NONE })
    expect(first).toEqual(many.slice(0, 5))
    expect(requestedById(many, { active: NONE, done: new Set(first) })).toEqual(['f', 'g', 'h'])
    expect(requestedById(many, { active: NONE, done: new Set(many) })).toEqual([])
  })

  it('is each search once, however many views differ in the browser only', () => {
    const views = ['', '?gpu=H100', '?q=llama', '?status=running', '?status=running&nodes=2']
    expect(searchesOf(views.map((query) => ({ name: query, query })))).toHaveLength(2)
  })
})
