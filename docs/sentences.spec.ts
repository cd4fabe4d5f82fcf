import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Shorter sentences may be in two documents by chance: table cells, links. */
const MIN_LENGTH = 40

const documents = [
  ...readdirSync('.'),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'))

it('no sentence is in two documents', () => {
  const found = new Map<string, string>()
  const repeated: string[] = []
  for (const document of documents) {
    for (const sentence of sentencesOf(readFileSync(document, 'utf8'))) {
      const first = found.get(sentence) ?? document
      if (first !== document) repeated.push(`${first}, ${document}: ${sentence}`)
      found.set(sentence, first)
    }
  }
  expect(documents.length).toBeGreaterThan(30)
  expect(found.size).toBeGreaterThan(300)
  expect(repeated).toEqual([])
})

/**
 * Returns the sentences of a Markdown text, including list items and table cells. Headings are excluded
 * because indexes repeat them.
 */
function sentencesOf(markdown: string): string[] {
  return markdown
    .replace(/^```[^]*?^```$|^#.*$/gm, '')
    .split(/\n|\||(?<=[.:;?!])\s+/)
    .filter((text) => !isCode(text.trim()))
    .map((text) =>
      text
        .replace(/\]\([^)]*\)|[*_`[\]#]/g, '')
        .replace(/^[-\d.\s]+/, '')
        .trim(),
    )
    .filter((text) => text.length >= MIN_LENGTH)
}

/** Whether a text is a list of code spans, such as the files of a table cell. */
function isCode(text: string): boolean {
  return /^(?:`[^`]+`(?:, )?)+$/.test(text)
}
