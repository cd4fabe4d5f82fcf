import { createAtom, type ReadonlyAtom } from '@tanstack/store'
import type { ReactElement } from 'react'

/** A word at the page's edge that covers nothing and waits for nothing. */
export interface ToastMessage {
  /** Another message with the same ID takes its place. */
  readonly id: string
  readonly title: string
  readonly text?: string
  /** Before the title, which says the same. */
  readonly icon?: ReactElement | false
  readonly action?: { readonly label: string; readonly onPress: () => void }
  /** How long it stays, ms; 0 until somebody closes it. */
  readonly lasts?: number
}

/** Those that are not shown yet. */
const waiting = createAtom<readonly ToastMessage[]>([])

export const waitingToasts: ReadonlyAtom<readonly ToastMessage[]> = waiting

export function showToast(message: ToastMessage): void {
  waiting.set([...waiting.get(), message])
}

/** IDs of those to take away. */
const leaving = createAtom<readonly string[]>([])

export const leavingToasts: ReadonlyAtom<readonly string[]> = leaving

/** Takes a message away that is of no use any more. */
export function closeToast(id: string): void {
  waiting.set(waiting.get().filter((message) => message.id !== id))
  leaving.set([id])
}

/** Takes the waiting ones, to show them. */
export function takeToasts(): readonly ToastMessage[] {
  const taken = waiting.get()
  if (taken.length > 0) waiting.set([])
  return taken
}
