interface Modifiers {
  readonly metaKey: boolean
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** Whether a press on a link has no modifier key, which would open it in a new tab or save it. */
export function isUnmodifiedClick({ metaKey, ctrlKey, shiftKey, altKey }: Modifiers): boolean {
  return !metaKey && !ctrlKey && !shiftKey && !altKey
}
