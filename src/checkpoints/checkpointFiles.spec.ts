import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SafeFile } from '#src/contract/checkpointFiles.ts'
import { filesOf, nextPage, type FilesPage } from './checkpointFiles.ts'

const file = (name: string, node = 0): SafeFile => ({
  relative_file_name: name,
  node_rank: node,
  size_bytes: 1000,
  last_modified: '2026-03-02T10:00:00.000Z',
})
const page = (names: readonly string[], next: number | null = null): FilesPage => ({
  presigned_urls: names.map((name) => file(name)),
  next_page_token: next,
  total_count: names.length,
})
const pathsOf = (pages: readonly FilesPage[], id: string) =>
  filesOf(pages, id).map(({ path }) => path)

describe('the files of a checkpoint', () => {
  it('are those in its folder, without the folder', () => {
    const pages = [page(['checkpoint-100/config.json', 'checkpoint-200/config.json'])]
    expect(filesOf(pages, 'checkpoint-100')).toEqual([
      {
        path: 'config.json',
        node_rank: 0,
        size_bytes: 1000,
        last_modified: '2026-03-02T10:00:00.000Z',
      },
    ])
  })

  it('aren’t those of a checkpoint whose name begins with its name', () => {
    const pages = [page(['checkpoint-1/a', 'checkpoint-10/b', 'checkpoint-1.old/c'])]
    expect(pathsOf(pages, 'checkpoint-1')).toEqual(['a'])
    expect(pathsOf(pages, 'checkpoint-10')).toEqual(['b'])
  })

  it('can be in folders of their own', () => {
    expect(pathsOf([page(['last/rank_0/optim.pt', 'rank_0/last/x'])], 'last')).toEqual([
      'rank_0/optim.pt',
    ])
  })

  it('of “.” are those in no folder', () => {
    const pages = [page(['model.safetensors', './config.json', 'checkpoint-1/a', '.cache/b'])]
    expect(pathsOf(pages, '.')).toEqual(['config.json', 'model.safetensors'])
  })

  it('come from all pages, sorted by the numbers in their names, then by node', () => {
    const pages = [
      { ...page([]), presigned_urls: [file('c/model-10', 1), file('c/model-2', 1)] },
      { ...page([]), presigned_urls: [file('c/model-2', 0)] },
    ]
    expect(filesOf(pages, 'c').map(({ path, node_rank: node }) => [path, node])).toEqual([
      ['model-2', 0],
      ['model-2', 1],
      ['model-10', 1],
    ])
  })

  it('are each those of one checkpoint', () => {
    const anyName = fc.stringMatching(/^[a-c.-]{1,3}$/)
    fc.assert(
      fc.property(
        fc.uniqueArray(anyName.filter((name) => name !== '.')),
        fc.array(fc.tuple(anyName, anyName)),
        (ids, files) => {
          const names = files.map(([folder, name]) => `${folder}/${name}`)
          const found = ids.flatMap((id) =>
            pathsOf([page(names)], id).map((path) => `${id}/${path}`),
          )
          const expected = names.filter((name) => ids.includes(name.split('/')[0] ?? ''))
          expect(found.toSorted()).toEqual(expected.toSorted())
        },
      ),
    )
  })
})

describe('the next page', () => {
  it.each<[expected: number | undefined, what: string, page: FilesPage, token: number]>([
    [1000, 'is the one that the response names', page(['a'], 1000), 0],
    [undefined, 'is none without a token', page(['a'], null), 0],
    [undefined, 'is none after an empty page', page([], 2000), 1000],
    [undefined, 'is none if the token leads back', page(['a'], 1000), 1000],
  ])('%s %s', (expected, _, response, token) => {
    expect(nextPage(response, token)).toBe(expected)
  })

  it('is none if the response has no token at all', () => {
    expect(nextPage({ presigned_urls: [file('a')], total_count: 1 }, 0)).toBeUndefined()
  })
})
