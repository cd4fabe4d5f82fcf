interface Modifiers {
  readonly metaKey: boolean
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** Whether a link is just pressed: with a key held, it is asked for in a new tab, or to be saved. */
export function isPlainPress({ metaKey, ctrlKey, shiftKey, altKey }: Modifiers): boolean {
  return !metaKey && !ctrlKey && !shiftKey && !altKey
}
