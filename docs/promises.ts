import { readFileSync } from 'node:fs'

/** A promise in a document, and the tests that verify it. */
export interface Promised {
  readonly promise: string
  /** Paths from the project's root. */
  readonly files: readonly string[]
  /** `gate` or `nightly`, as the document says. */
  readonly run: string
}

/** Parses the tables of a Markdown file that have the columns promise, shown by, run. */
export function readPromises(file: string): readonly Promised[] {
  const promises: Promised[] = []
  let isTable = false
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, promise = '', shownBy = '', run = ''] = line.split('|').map((cell) => cell.trim())
    if (promise === 'promise') isTable = true
    else if (!line.startsWith('|')) isTable = false
    else if (isTable && !promise.startsWith('-')) {
      promises.push({ promise, files: filesIn(shownBy), run })
    }
  }
  return promises
}

/** Returns the source files named in a Markdown text. */
export function filesIn(markdown: string): string[] {
  const names = markdown.matchAll(/`([\w./-]+\.(?:ts|tsx|mjs|json))`/g)
  return Array.from(names, ([, file = '']) => file)
}
