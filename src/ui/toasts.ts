import { createAtom, type ReadonlyAtom } from '@tanstack/store'
import type { ReactElement } from 'react'

export interface ToastMessage {
  /** A message replaces an earlier one with the same ID. */
  readonly id: string
  readonly title: string
  readonly text?: string
  readonly icon?: ReactElement | false
  readonly action?: { readonly label: string; readonly onPress: () => void }
  /** ms; 0 to stay until the user dismisses it. */
  readonly lasts?: number
}

const waiting = createAtom<readonly ToastMessage[]>([])

export const waitingToasts: ReadonlyAtom<readonly ToastMessage[]> = waiting

export function showToast(message: ToastMessage): void {
  waiting.set([...waiting.get(), message])
}

const closing = createAtom<readonly string[]>([])

export const leavingToasts: ReadonlyAtom<readonly string[]> = closing

export function closeToast(id: string): void {
  waiting.set(waiting.get().filter((message) => message.id !== id))
  closing.set([id])
}

export function takeToasts(): readonly ToastMessage[] {
  const taken = waiting.get()
  if (taken.length > 0) waiting.set([])
  return taken
}
