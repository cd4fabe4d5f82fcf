import { createAtom } from '@tanstack/store'
import { Stored } from '#src/lib/stored.ts'

/**
 * Why a part of the page could not be loaded: the server has a newer build, lacks a file, does not answer, or
 * lacks a file also after a reload.
 */
export type Missing = 'updated' | 'lacking' | 'unreachable' | 'helpless'

/** What is missing, from the first part that could not be loaded until the page is left. */
export const missingFiles = createAtom<Missing | null>(null)

/** The script of the build at the last reload in this tab. Without storage, a reload that didn't help is offered again. */
const reloaded = new Stored(
  'reloaded',
  { parse: (text) => text ?? '', print: (script) => script },
  'session',
)

/** Listens for parts that cannot be loaded. Browsers keep the failure: only a reload tries again. */
export function watchForMissingFiles(): void {
  window.addEventListener('vite:preloadError', () => void look())
}

/** Reloads the page, where its server answers: what is on the screen would be lost for an error of the browser's. */
export async function reload(): Promise<void> {
  if ((await look()) === 'unreachable') return
  reloaded.set(ownScript())
  location.reload()
}

/** Finds out why a part is missing. */
async function look(): Promise<Missing> {
  const page = await askForPage()
  const why =
    page === null
      ? 'unreachable'
      : !page.includes(fileOf(ownScript()))
        ? 'updated'
        : reloaded.get() === ownScript()
          ? 'helpless'
          : 'lacking'
  missingFiles.set(why)
  return why
}

/** The HTML that a reload would get; null for none. */
async function askForPage(): Promise<string | null> {
  try {
    const response = await fetch(import.meta.env.BASE_URL, { cache: 'no-store' })
    return response.ok ? await response.text() : null
  } catch {
    return null
  }
}

/** The address of the page's script, which is another in each build. */
function ownScript(): string {
  return document.querySelector<HTMLScriptElement>('script[type="module"]')?.src ?? ''
}

const fileOf = (address: string) => address.slice(address.lastIndexOf('/') + 1)
