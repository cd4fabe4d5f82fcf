import { QueryClient } from '@tanstack/react-query'
import { SEARCH_FIELD } from '#src/keyboard/focusSearch.ts'
import { renderPage } from './mount.tsx'

/**
 * Returns the HTML and the styles of the page's first render at the document's address, before the search's response.
 * Only its search field can be used, since the other controls need a script. Runs in jsdom when the page is built.
 */
export async function renderShell(): Promise<{ html: string; css: string }> {
  // With the banner, which public/start.css hides unless it is a demo.
  const config = document.head.appendChild(document.createElement('meta'))
  config.name = 'config'
  config.content = JSON.stringify({ demo: true })
  const container = document.body.appendChild(document.createElement('div'))
  const client = new QueryClient()
  const { ready, unmount } = renderPage(container, client)
  await ready
  const shell = document.createElement('div')
  shell.append(...Array.from(container.childNodes, (node) => node.cloneNode(true)))
  unmount()
  client.clear()
  const search = shell.querySelector(`#${SEARCH_FIELD}`)
  if (!search) throw new Error('The page has no search field')
  disableExcept(search, shell)
  const css = replaceStyleAttributes(shell)
  // The page's own HTML, at build time.
  // oxlint-disable-next-line no-restricted-properties
  return { html: Array.from(shell.children, ({ outerHTML }) => outerHTML).join(''), css }
}

function disableExcept(control: Element, within: Element): void {
  for (
    let element: Element | null = control;
    element && element !== within;
    element = element.parentElement
  ) {
    for (const sibling of element.parentElement?.children ?? []) {
      if (sibling !== element) sibling.toggleAttribute('inert', true)
    }
  }
}

/** Replaces `style` attributes, which the content security policy forbids, by classes. Returns their rules. */
function replaceStyleAttributes(within: Element): string {
  const names = new Map<string, string>()
  for (const element of within.querySelectorAll('[style]')) {
    const style = element.getAttribute('style') ?? ''
    const name = names.get(style) ?? `shell-${names.size + 1}`
    names.set(style, name)
    element.removeAttribute('style')
    element.classList.add(name)
  }
  return Array.from(names, ([style, name]) => `.${name} { ${style} }`).join('\n')
}
