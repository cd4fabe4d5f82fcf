import { parseJson } from '#src/lib/parseJson.ts'
import { plural, pluralForm } from '#src/lib/units.ts'
import { parseViews, VERSION, type SavedView, type NamedQuery } from '#src/view/saved/savedViews.ts'
import { numberedName, toName } from './editViews.ts'

/** The maximum size of a file of views, in bytes; a view takes a few hundred. */
const MAX_BYTES = 200_000

/** Returns the text of a file of views. Their IDs and the start page are omitted: they belong to this browser. */
export function printViewsFile(views: readonly SavedView[]): string {
  const content = { version: VERSION, views: views.map(({ name, query }) => ({ name, query })) }
  return `${JSON.stringify(content, null, 2)}\n`
}

/** Returns the views in a file of any version, or an error message. */
export async function readViewsFile(file: Blob): Promise<readonly NamedQuery[] | string> {
  if (file.size > MAX_BYTES) return 'This file is too large for saved views.'
  let text: string
  try {
    text = await file.text()
  } catch {
    return 'Couldn’t read this file.'
  }
  if (parseJson(text) === undefined) return 'This file is not JSON.'
  const { views, newer } = parseViews(text)
  if (newer !== null) return 'A newer version of the dashboard wrote this file.'
  const named = views
    .map(({ name, query }) => ({ name: toName(name), query }))
    .filter(({ name }) => name !== '')
  return named.length > 0 ? named : 'This file has no saved views.'
}

/** The result of importing views. */
export interface Import {
  /** The views to add, with names that are not taken. */
  readonly added: readonly NamedQuery[]
  /** The number of views that exist already, with the same name and query. */
  readonly known: number
  /** The new names of views whose own name is taken. */
  readonly renamed: readonly string[]
}

/** Plans an import. Existing views don't change: a number is appended to an imported name that is taken. */
export function planImport(here: readonly NamedQuery[], views: readonly NamedQuery[]): Import {
  const all = [...here]
  const renamed: string[] = []
  for (const { name, query } of views) {
    const other = (candidate: string) => all.find((view) => view.name === candidate)
    const next = numberedName(name, (candidate) => (other(candidate)?.query ?? query) === query)
    if (other(next)) continue
    all.push({ name: next, query })
    if (next !== name) renamed.push(next)
  }
  const added = all.slice(here.length)
  return { added, known: views.length - added.length, renamed }
}

/** Returns the toast that describes an import. */
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
