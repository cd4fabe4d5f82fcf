import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const FEATURES = [
  'filters',
  'saved-views',
  'refresh',
  'table',
  'details',
  'logs',
  'metrics',
  'checkpoints',
  'overview',
  'export',
  'watch',
  'palette',
]

/** The folders that the browser's layers don't import. */
const NODE_OR_DEMO = ['server', 'proxy', 'demo']

/** The folders of the table in ARCHITECTURE.md, in order, each with the folders that it may import from. */
const rows = [
  ...readFileSync('ARCHITECTURE.md', 'utf8').matchAll(
    /^\| `src\/([\w-]+)\/` +\| .*\| (.+?) +\|$/gm,
  ),
]
const folders = rows.map(([, folder = '']) => folder)
const allowed = new Map(
  rows.map(([, folder = '', text = ''], index) => [folder, new Set(foldersIn(text, index))]),
)

/** Returns the folders in a cell; `all below` stands for the browser folders of the rows below. */
function foldersIn(text: string, index: number): string[] {
  const below = folders.slice(index + 1).filter((folder) => !NODE_OR_DEMO.includes(folder))
  if (text.includes('all below')) return below
  if (text === 'the layers below') return below.filter((folder) => !FEATURES.includes(folder))
  return [...text.matchAll(/`([\w-]+)`/g)].map(([, folder = '']) => folder)
}

/** The entry points of HTML, Vite, Tailwind and the command line; no other file imports them. */
const ENTRY_POINTS = [
  'src/main.ts',
  'src/globals.d.ts',
  'src/app/shell.tsx',
  'src/demo/plugin.ts',
  'src/demo/server.ts',
  'src/proxy/plugin.ts',
  'src/server/buildPlugins.ts',
  'src/server/iconSprite.ts',
  'src/server/pageShell.ts',
  'src/server/main.ts',
]

const IMPORT = /\b(?:from|import)\s*\(?\s*'([^']+)'/g

/** The production files under `src`, each with the files that it imports, including types and dynamic imports. */
const imports = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll(path.sep, '/')}`)
    .filter(
      (file) =>
        /\.tsx?$/.test(file) && !file.includes('.spec.') && !file.startsWith('src/testing/'),
    )
    .map((file) => [file, importsOf(file)]),
)

function importsOf(file: string): string[] {
  const names = Array.from(readFileSync(file, 'utf8').matchAll(IMPORT), ([, name = '']) => name)
  return names.flatMap((name) => {
    if (name.startsWith('#src/')) return [name.slice(1)]
    // Without what is imported of the file: `./worker.ts?worker&url`.
    const [own = ''] = name.split('?')
    return name.startsWith('.') ? [path.posix.join(path.posix.dirname(file), own)] : []
  })
}

const folderOf = (file: string) => file.split('/')[1] ?? ''

describe('the layers', () => {
  it('have a row for each folder', () => {
    const found = [...imports.keys()].filter((file) => file.split('/').length > 2).map(folderOf)
    expect([...new Set(found)].sort()).toEqual([...folders].sort())
  })

  it('are what lint enforces', () => {
    const config = readFileSync('.oxlintrc.json', 'utf8')
    for (const [folder, names] of allowed) {
      const rule = new RegExp(
        `"files": \\["src/${folder}/\\*\\*"\\],[^\\]]*"patterns": \\[([^\\]]*)\\]`,
      )
      const patterns = [...(rule.exec(config)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(
        ([, name]) => name,
      )
      const expected = [folder, ...names].map((name) => `!#src/${name}/**`)
      expect([folder, ...patterns.slice(0, 2)]).toEqual([folder, '../**', '#src/**'])
      expect([folder, ...patterns.slice(2).sort()]).toEqual([folder, ...expected.sort()])
    }
  })

  it('hold for every import, types and dynamic imports included', () => {
    const wrong = [...imports].flatMap(([file, names]) => {
      const own = folderOf(file)
      const known = allowed.get(own)
      return names
        .filter((name) => known && folderOf(name) !== own && !known.has(folderOf(name)))
        .map((name) => `${file} imports ${name}`)
    })
    expect(wrong).toEqual([])
  })

  it('keep Node-only code and test helpers out of the startup', () => {
    const wrong = (imports.get('src/main.ts') ?? []).filter((name) =>
      ['proxy', 'server', 'testing'].includes(folderOf(name)),
    )
    expect(wrong).toEqual([])
  })

  it('keep test helpers out of production', () => {
    const wrong = [...imports].filter(([, names]) =>
      names.some((name) => name.startsWith('src/testing/') || name.includes('.spec.')),
    )
    expect(wrong.map(([file]) => file)).toEqual([])
  })

  it('keep files that only tests use in `src/testing/`', () => {
    const imported = new Set([...imports.values()].flat())
    const unused = [...imports.keys()].filter((file) => !imported.has(file))
    expect(unused.sort()).toEqual([...ENTRY_POINTS].sort())
  })
})

it('no files import each other in a circle, types included', () => {
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file]
    if (done.has(file)) return null
    for (const name of imports.get(file) ?? []) {
      const cycle = visit(name, [...trail, file])
      if (cycle) return cycle
    }
    done.add(file)
    return null
  }
  for (const file of imports.keys()) expect(visit(file, [])).toBeNull()
})
