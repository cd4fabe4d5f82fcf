import { useSyncExternalStore } from 'react'

const STORAGE_KEY = 'me'

/** Where storage is denied, it holds until the page is left. */
let unstored: string | null = null
const listeners = new Set<() => void>()

function read(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY) ?? unstored
  } catch {
    return unstored
  }
}

/** Remembers in this browser, and nowhere else, which user somebody is. */
export function setMe(email: string): void {
  unstored = email
  try {
    localStorage.setItem(STORAGE_KEY, email)
  } catch {
    // Storage is full or denied.
  }
  listeners.forEach((tell) => tell())
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  // Another tab's choice is this one's too.
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** The user that somebody said they are, by email; null as long as they did not. */
export function useMe(): string | null {
  return useSyncExternalStore(subscribe, read)
}
