import { Ban, Search } from 'lucide-react'
import { toQuery } from '#src/view/url.ts'
import type { Command } from './command.ts'
import type { ViewContext } from './viewCommands.ts'

/** Returns a command that excludes the text after a dash, as in the text search, or after `exclude` or `not`. */
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
      ...(isDashed ? { hint: `-${excluded}` } : { last: true }),
      keywords: text,
      icon: Ban,
      run: () => setView((now) => ({ 'not-q': [...now['not-q'], excluded] })),
    },
  ]
}

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
