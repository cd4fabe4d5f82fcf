import { createAtom } from '@tanstack/store'
import type * as Reader from './errors/reader.ts'

export type ErrorReader = typeof Reader

/** `undefined` until loaded; `null` if loading failed. */
export type LoadedErrorReader = ErrorReader | null | undefined

export const errorReader = createAtom<LoadedErrorReader>(undefined)
let loading: Promise<void> | undefined

/** Not in the initial bundle, because most rows have no error. */
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

/** In UTF-16 units. */
const MAX_LINE = 1000

/** The first line until the functions are loaded. */
export function reasonOrFirstLine(message: string): string {
  const reader = errorReader.get()
  return reader
    ? reader.reasonOf(message)
    : (message.trim().split('\n', 1)[0] ?? '').slice(0, MAX_LINE)
}
