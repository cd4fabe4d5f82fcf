import { parseJson } from '#src/lib/parseJson.ts'
import { formatCount, plural } from '#src/lib/units.ts'
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

/** In bytes. A view takes a few hundred. */
const MAX_BYTES = 200_000

/** Omits IDs and the start page, which are specific to this browser. */
export function printViewsFile(views: readonly SavedView[]): string {
  const content = { version: VERSION, views: views.map(({ name, query }) => ({ name, query })) }
  return `${JSON.stringify(content, null, 2)}\n`
}

export async function readViewsFile(
  file: Pick<Blob, 'size' | 'text'>,
): Promise<readonly NamedQuery[] | string> {
  if (file.size > MAX_BYTES) return 'This file is larger than 200 kB.'
  let text: string
  try {
    text = await file.text()
  } catch {
    return 'Couldn’t read this file.'
  }
  if (parseJson(text) === undefined) return 'This file isn’t valid JSON.'
  const { views, newer } = parseViews(text)
  if (newer !== null) return 'This file is from a newer version of the dashboard.'
  const named = views
    .map(({ name, query }) => ({ name: toName(name), query }))
    .filter(({ name }) => name !== '')
  return named.length > 0 ? named : 'No saved views in this file.'
}

export interface Import {
  readonly added: readonly NamedQuery[]
  readonly known: number
  readonly renamed: readonly string[]
}

/** Existing views don't change. If an imported name is taken, a number is appended to it. */
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

export function describeImport({ added, known, renamed }: Import): { title: string; text: string } {
  const others = renamed.length - MAX_NAMED
  const names = renamed.slice(0, MAX_NAMED).join(', ')
  return {
    title: `Imported ${plural(added.length, 'view')}`,
    text: [
      known > 0 ? `${plural(known, 'view')} already existed.` : '',
      renamed.length > 0
        ? `Renamed to avoid duplicates: ${names}${others > 0 ? ` and ${formatCount(others)} more` : ''}.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  }
}
