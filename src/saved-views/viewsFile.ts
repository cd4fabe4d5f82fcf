import { parseJson } from '#src/lib/parseJson.ts'
import { numberedName, toName } from './editViews.ts'
import { parseViews, VERSION, type SavedView, type NamedQuery } from '#src/view/saved/savedViews.ts'
import { plural, pluralForm } from '#src/lib/units.ts'

/** The longest file that can hold views, in bytes; they are some hundred each. */
const MAX_BYTES = 200_000

/** The views as a file's text. Their IDs and the start page are this browser's own. */
export function printViewsFile(views: readonly SavedView[]): string {
  const content = { version: VERSION, views: views.map(({ name, query }) => ({ name, query })) }
  return `${JSON.stringify(content, null, 2)}\n`
}

/** The views in a file, in any version's form; or, as a sentence, why it cannot be used. */
export async function readViewsFile(file: Blob): Promise<readonly NamedQuery[] | string> {
  if (file.size > MAX_BYTES) return 'This file is too large to be one of saved views.'
  let text: string
  try {
    text = await file.text()
  } catch {
    return 'This file could not be read.'
  }
  if (parseJson(text) === undefined) return 'This file is not JSON.'
  const { views, newer } = parseViews(text)
  if (newer !== null) return 'A newer version of the dashboard wrote this file.'
  const named = views
    .map(({ name, query }) => ({ name: toName(name), query }))
    .filter(({ name }) => name !== '')
  return named.length > 0 ? named : 'This file holds no saved views.'
}

/** What importing views comes to. */
export interface Import {
  /** The views to add, under names that are free. */
  readonly added: readonly NamedQuery[]
  /** How many are here already, by name and query. */
  readonly known: number
  /** The new names of those whose own belongs to another view. */
  readonly renamed: readonly string[]
}

/** Nothing that is here changes: a view whose name is another's gets a number behind it. */
export function planImport(here: readonly NamedQuery[], views: readonly NamedQuery[]): Import {
  const all = [...here]
  const renamed: string[] = []
  for (const { name, query } of views) {
    const other = (wanted: string) => all.find((view) => view.name === wanted)
    const next = numberedName(name, (wanted) => (other(wanted)?.query ?? query) === query)
    if (other(next)) continue
    all.push({ name: next, query })
    if (next !== name) renamed.push(next)
  }
  const added = all.slice(here.length)
  return { added, known: views.length - added.length, renamed }
}

/** The same in words. */
export function describeImport({ added, known, renamed }: Import): { title: string; text: string } {
  return {
    title: `Imported ${plural(added.length, 'view')}`,
    text: [
      known > 0
        ? `${plural(known, 'view')} of the file ${pluralForm(known, 'is', 'are')} here already.`
        : '',
      renamed.length > 0 ? `Under another name, as theirs was taken: ${renamed.join(', ')}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  }
}
