import { parseJson } from '#src/lib/parseJson.ts'
import { formatCount, plural, pluralForm } from '#src/lib/units.ts'
import {
  edit,
  freeId,
  parseViews,
  VERSION,
  type Edit,
  type NamedQuery,
  type SavedView,
} from '#src/view/saved/savedViews.ts'
import { toName } from './editViews.ts'
import { TakenNames } from './takenNames.ts'

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
  const names = new TakenNames(here)
  const added: NamedQuery[] = []
  const renamed: string[] = []
  for (const view of views) {
    const name = names.nameFor(view)
    if (names.has(name)) continue
    const imported = { name, query: view.query }
    names.add(imported)
    added.push(imported)
    if (name !== view.name) renamed.push(name)
  }
  return { added, known: views.length - added.length, renamed }
}

/** Adds the views of a file at the end, in one write. */
export function importViews(views: readonly NamedQuery[]): Edit {
  return edit((stored) => {
    const all = [...stored.views]
    const ids = new Set(all.map(({ id }) => id))
    for (const view of planImport(stored.views, views).added) {
      const id = freeId(all, ids)
      ids.add(id)
      all.push({ id, ...view })
    }
    return { ...stored, views: all }
  })
}

/** The maximum number of new names in a toast. */
const MAX_NAMED = 3

/** Returns the toast that describes an import. */
export function describeImport({ added, known, renamed }: Import): { title: string; text: string } {
  const others = renamed.length - MAX_NAMED
  const names = renamed.slice(0, MAX_NAMED).join(', ')
  return {
    title: `Imported ${plural(added.length, 'view')}`,
    text: [
      known > 0
        ? `${plural(known, 'view')} of the file ${pluralForm(known, 'is', 'are')} here already.`
        : '',
      renamed.length > 0
        ? `Under another name, as theirs was taken: ${names}${others > 0 ? ` and ${formatCount(others)} more` : ''}.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  }
}
