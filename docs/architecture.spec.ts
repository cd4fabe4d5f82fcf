import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { API_FILTERS } from '#src/view/viewKeys.ts'

const MAX_BYTES = 8_000

const page = readFileSync('ARCHITECTURE.md', 'utf8')

/** A numbered step of a how-to: its files, each with the names that follow it. */
interface Step {
  readonly text: string
  readonly files: readonly { readonly file: string; readonly names: readonly string[] }[]
}

const howTos = Array.from(
  page.matchAll(/^### (Add an? .+)$([^]+?)(?=^##)/gm),
  ([, title = '', text = '']) => ({ title, steps: stepsOf(text) }),
)

function stepsOf(text: string): Step[] {
  return Array.from(text.matchAll(/^\d\. (.+)$/gm), ([, step = '']) => {
    const files: { file: string; names: string[] }[] = []
    for (const [, code = ''] of step.matchAll(/`([^`]+)`/g)) {
      if (isPath(code)) files.push({ file: code, names: [] })
      else files.at(-1)?.names.push(code)
    }
    return { text: step, files }
  })
}

/** Whether a code span is a path: it has a slash, unlike the names of catalogs. */
function isPath(code: string): boolean {
  return code.includes('/')
}

const filesOf = (steps: readonly Step[]) => steps.flatMap(({ files }) => files)

describe('ARCHITECTURE.md', () => {
  it('is short', () => {
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(MAX_BYTES)
  })

  it('names only files and folders that exist', () => {
    const paths = Array.from(page.matchAll(/`([\w.-]+\/[\w./-]*)`/g), ([, name = '']) => name)
    const links = Array.from(page.matchAll(/\]\(([^)#]+)/g), ([, link = '']) => link)
    expect(paths.length).toBeGreaterThan(50)
    expect([...paths, ...links].filter((name) => !existsSync(name))).toEqual([])
  })

  it('names a file for each step of the data flow', () => {
    const [, flow = ''] = /^## Data flow$([^]+?)^## /m.exec(page) ?? []
    const steps = flow.split('\n').filter((line) => /^\| [A-Z]/.test(line))
    expect(steps.length).toBeGreaterThanOrEqual(10)
    expect(steps.filter((line) => !/`src\/[\w./-]+`/.test(line))).toEqual([])
  })

  it('has a how-to for each kind of addition', () => {
    const titles = ['Add a field', 'Add a filter', 'Add a facet', 'Add a status']
    expect(howTos.map(({ title }) => title)).toEqual(titles)
  })
})

describe.each(howTos)('$title', ({ steps }) => {
  it.each(steps)('name files that contain the listed names: $text', ({ files }) => {
    expect(files).not.toEqual([])
    for (const { file, names } of files) {
      const source = file.endsWith('/') ? '' : readFileSync(file, 'utf8')
      expect(names.filter((name) => !source.includes(name))).toEqual([])
    }
  })

  it('names at least one catalog', () => {
    const catalogs = filesOf(steps).filter(({ names }) => names.length > 0)
    expect(catalogs).not.toEqual([])
  })
})

describe('the steps of "Add a filter"', () => {
  const { steps } = howTos.find(({ title }) => title === 'Add a filter') ?? { steps: [] }
  const files = filesOf(steps).map(({ file }) => file)

  it('name files that each contain a filter that was added this way', () => {
    const without = files.filter((file) => !/\bproject(?:_id)?\b/.test(readFileSync(file, 'utf8')))
    expect(without).toEqual([])
    expect(API_FILTERS).toContain('project')
  })

  it('name every file of the view and the contract that lists the API filters by hand', () => {
    const listing = ['src/view', 'src/contract']
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
          (name) => `${folder}/${name.replaceAll(path.sep, '/')}`,
        ),
      )
      .filter((file) => /(?<!\.spec)\.tsx?$/.test(file))
      .filter((file) => {
        const source = readFileSync(file, 'utf8')
        return [
          /^ +\W*(?:readonly )?project(?:_id)?\??:/m,
          /^ +\W*(?:readonly )?job(?:_id)?\??:/m,
        ].every((key) => key.test(source))
      })
    expect(listing.length).toBeGreaterThanOrEqual(5)
    expect(listing.filter((file) => !files.includes(file))).toEqual([])
  })
})
