import { parseJson } from '#src/lib/parseJson.ts'
import { plural } from '#src/lib/units.ts'
import { parseViews, VERSION, type SavedView, type NamedQuery } from '#src/view/saved/savedViews.ts'
import { numberedName, toName } from './editViews.ts'

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

export function describeImport({ added, known, renamed }: Import): { title: string; text: string } {
  return {
    title: `Imported ${plural(added.length, 'view')}`,
    text: [
      known > 0 ? `${plural(known, 'view')} already existed.` : '',
      renamed.length > 0 ? `Renamed to avoid duplicates: ${renamed.join(', ')}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  }
}
