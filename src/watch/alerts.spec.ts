import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ending } from './endedJobs.ts'
import { parseNews, unseen, untold, withEndings, withShown, withTold, type News } from './alerts.ts'
import { messagesOf } from './words.ts'

const ending = (id: string): Ending => ({
  id,
  name: `job ${id}`,
  status: 'TRAINING_JOB_COMPLETED',
  text: 'gpt-oss-finetune',
})
const endings = (...ids: string[]) => ids.map(ending)
const idsOf = (news: News) => news.map(({ id }) => id)

const NOTHING: News = []
const many = Array.from({ length: 1000 }, (_, number) => String(number))

describe('an end', () => {
  it('is news once, whoever notices it how often', () => {
    const first = withEndings(NOTHING, endings('a', 'b', 'a'), 1)
    expect(idsOf(first)).toEqual(['a', 'b'])
    expect(withEndings(first, endings('b'), 2)).toBe(first)
    const told = withShown(withTold(first, new Set(['a', 'b'])), 'tab', true)
    expect([untold(told), unseen(told)]).toEqual([[], []])
    expect(withEndings(told, endings('a'), 3)).toBe(told)
  })

  it('is told of and seen apart', () => {
    const news = withEndings(NOTHING, endings('a', 'b'), 1)
    expect(idsOf(untold(withTold(news, new Set(['a']))))).toEqual(['b'])
    expect(idsOf(unseen(withTold(news, new Set(['a']))))).toEqual(['a', 'b'])
  })

  it('is shown by one tab: the first that can be seen, until somebody looks at another', () => {
    const news = withEndings(NOTHING, endings('a'), 1)
    const shown = withShown(news, 'left', false)
    expect(shown).toMatchObject([{ tab: 'left', seen: false }])
    expect(withShown(shown, 'right', false)).toBe(shown)
    const seen = withShown(shown, 'right', true)
    expect(seen).toMatchObject([{ tab: 'right', seen: true }])
    expect(withShown(seen, 'left', true)).toBe(seen)
  })
})

describe('what is kept', () => {
  it('comes back as it was, whatever else the storage holds', () => {
    const news = withShown(withEndings(NOTHING, endings('a', 'b'), 5), 'tab', false)
    expect(parseNews(JSON.stringify(news))).toEqual(news)
    expect(parseNews(JSON.stringify([1, ...news, { id: 'c' }, null]))).toEqual(news)
    expect(parseNews(null)).toEqual([])
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseNews(text))))
    fc.assert(
      fc.property(fc.jsonValue(), (value) => Array.isArray(parseNews(JSON.stringify(value)))),
    )
  })

  it('does not grow without end', () => {
    const known = withShown(
      withTold(withEndings(NOTHING, endings(...many), 1), new Set(many)),
      'tab',
      true,
    )
    const news = withEndings(known, endings('last'), 2)
    expect(idsOf(news)).toEqual([...many.slice(-200), 'last'])
  })

  it('holds all that is still to be told of, or seen', () => {
    const news = withEndings(NOTHING, endings(...many), 1)
    expect(idsOf(withEndings(news, endings('last'), 2))).toEqual([...many, 'last'])
    const told = withEndings(withTold(news, new Set(many)), endings('last'), 2)
    expect(idsOf(told)).toEqual([...many, 'last'])
    const shown = withEndings(withShown(news, 'tab', true), endings('last'), 2)
    expect(idsOf(shown)).toEqual([...many, 'last'])
    expect(messagesOf(untold(told.slice(0, -1)))).toEqual([])
    expect(messagesOf(unseen(told))).toMatchObject([
      { title: '1,001 jobs ended', text: '1,001 Completed' },
    ])
  })
})
