import { Ban, Search } from 'lucide-react'
import { toQuery } from '#src/view/url.ts'
import type { Command } from './command.ts'
import type { ViewContext } from './viewCommands.ts'

/** Excludes the text after a dash, as in the text search, or after a word that says so. */
export function textCommands(
  text: string,
  { view, setView }: Pick<ViewContext, 'view' | 'setView'>,
): Command[] {
  const [, typed = ''] = /^\s*(?:-(?!-)|exclude\s+|not\s+)"?(.*?)"?\s*$/i.exec(text) ?? []
  const excluded = toQuery(typed)
  const isDashed = text.trim().startsWith('-')
  if (excluded === '' || view['not-q'].includes(excluded)) return []
  return [
    {
      id: 'not-q',
      group: 'Filters',
      label: `Exclude text: ${excluded}`,
      // What is typed with a dash is this, whatever else it finds.
      ...(isDashed ? { hint: `-${excluded}` } : { last: true }),
      keywords: text,
      icon: Ban,
      run: () => setView((now) => ({ 'not-q': [...now['not-q'], excluded] })),
    },
  ]
}

/** Searches the jobs for a text, for when nothing on the page is called that; none for an empty one. */
export function searchCommands(text: string, { setView }: Pick<ViewContext, 'setView'>): Command[] {
  const q = toQuery(text)
  if (q === '') return []
  return [
    {
      id: 'q',
      group: 'Filters',
      label: `Search jobs for “${q}”`,
      icon: Search,
      run: () => setView({ q }),
    },
  ]
}
