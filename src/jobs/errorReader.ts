import { createAtom } from '@tanstack/store'
import type * as Reader from './errors/reader.ts'

/** The functions that read error messages. */
export type ErrorReader = typeof Reader

/** The functions; undefined until they are loaded, null if they couldn't be. */
export type LoadedErrorReader = ErrorReader | null | undefined

/** The functions as of now. */
export const errorReader = createAtom<LoadedErrorReader>(undefined)
let loading: Promise<void> | undefined

/** Loads the functions once. They are no part of the page's first files: most rows have no error. */
export function loadErrorReader(): Promise<void> {
  loading ??= load()
  return loading
}

async function load(): Promise<void> {
  try {
    errorReader.set(await import('./errors/reader.ts'))
  } catch {
    errorReader.set(null)
  }
}

/** The longest line shown before the functions are loaded. */
const MAX_LINE = 1000

/** The line of a message that gives the reason or, until the functions are loaded, its first. */
export function reasonOrFirstLine(message: string): string {
  const reader = errorReader.get()
  return reader
    ? reader.reasonOf(message)
    : (message.trim().split('\n', 1)[0] ?? '').slice(0, MAX_LINE)
}
