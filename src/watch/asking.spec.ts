import { describe, expect, it } from 'vitest'
import { askedById, asksForActive, searchesOf } from './asking.ts'

const few = ['a', 'b', 'c']
const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

describe('what is asked beside the page', () => {
  it('is a few jobs by their IDs', () => {
    expect(asksForActive(few)).toBe(false)
    expect(askedById(few, null)).toEqual(few)
    expect(askedById(few, new Set(few))).toEqual(few)
  })

  it('is all active jobs where many are watched, and by their IDs those that are not among them', () => {
    expect(asksForActive(many)).toBe(true)
    expect(askedById(many, null)).toEqual([])
    expect(askedById(many, new Set(many.slice(0, -1)))).toEqual(['h'])
  })

  it('is each search once, however many views differ in the browser only', () => {
    const views = ['', '?gpu=H100', '?q=llama', '?status=running', '?status=running&nodes=2']
    expect(searchesOf(views.map((query) => ({ name: query, query })))).toHaveLength(2)
  })
})
