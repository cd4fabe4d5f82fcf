import { createAtom } from '@tanstack/store'
import { Stored } from '#src/lib/stored.ts'

/**
 * Why a part of the page couldn't be loaded: the server has a newer build, lacks a file, is unreachable, or lacks a
 * file even after a reload, or a login in front of it responds instead.
 */
export type MissingReason = 'updated' | 'missing' | 'unreachable' | 'reloadFailed' | 'signedOut'

/** Why the last part couldn't be loaded; `null` if none failed since the page was opened. */
export const missingFiles = createAtom<MissingReason | null>(null)

/** The build's script at the last reload in this tab. Without storage, a reload that didn't help is offered again. */
const reloaded = new Stored(
  'reloaded',
  { parse: (text) => text ?? '', print: (script) => script },
  'session',
)

/** Listens for parts that can't be loaded. Browsers cache the failure: only a reload tries again. */
export function watchForMissingFiles(): void {
  window.addEventListener('vite:preloadError', () => void diagnose())
}

/** Reloads the page if its server responds. Otherwise the browser's error page would replace it. */
export async function reload(): Promise<void> {
  if ((await diagnose()) === 'unreachable') return
  reloaded.set(ownScript())
  location.reload()
}

async function diagnose(): Promise<MissingReason> {
  const why = await reasonOf()
  missingFiles.set(why)
  return why
}

async function reasonOf(): Promise<MissingReason> {
  try {
    const response = await fetch(import.meta.env.BASE_URL, {
      cache: 'no-store',
      redirect: 'manual',
    })
    const { ok, status } = response
    // A redirect has status 0. The page's server neither redirects nor refuses.
    if ((!ok && status < 400) || status === 401 || status === 403) return 'signedOut'
    if (!ok) return 'unreachable'
    const page = await response.text()
    if (!page.includes(description())) return 'signedOut'
    if (!page.includes(fileNameOf(ownScript()))) return 'updated'
    return reloaded.get() === ownScript() ? 'reloadFailed' : 'missing'
  } catch {
    return 'unreachable'
  }
}

/** Returns the page's description, which every build of the dashboard has. */
function description(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="description"]')?.content ?? ''
}

function ownScript(): string {
  return document.querySelector<HTMLScriptElement>('script[type="module"]')?.src ?? ''
}

const fileNameOf = (url: string) => url.slice(url.lastIndexOf('/') + 1)
