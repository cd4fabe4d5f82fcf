import { Store } from '#src/lib/store.ts'

/**
 * Why a part of the page could not be loaded: the server has a newer build, lacks a file, does not answer, or
 * lacks a file also after a reload.
 */
export type Missing = 'updated' | 'lacking' | 'unreachable' | 'helpless'

/** What is missing, from the first part that could not be loaded until the page is left. */
export const missingFiles = new Store<Missing | null>(null)

/** Where the tab remembers the build that was there when somebody reloaded. */
const KEY = 'reloaded'

/** Listens for parts that cannot be loaded. Browsers keep the failure: only a reload tries again. */
export function watchForMissingFiles(): void {
  window.addEventListener('vite:preloadError', () => void look())
}

/** Reloads the page, where its server answers: what is on the screen would be lost for an error of the browser's. */
export async function reload(): Promise<void> {
  if ((await look()) === 'unreachable') return
  try {
    sessionStorage.setItem(KEY, ownScript())
  } catch {
    // Storage is denied: a reload that does not help is offered again.
  }
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
        : hasReloaded()
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

function hasReloaded(): boolean {
  try {
    return sessionStorage.getItem(KEY) === ownScript()
  } catch {
    return false
  }
}
