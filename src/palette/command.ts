import type { LucideIcon } from 'lucide-react'

/** An entry of the palette. */
export interface Command {
  /** Identifies the command across renders. */
  readonly id: string
  readonly group: Group
  readonly label: string
  /** Displayed next to the label, and also searched. */
  readonly hint?: string
  /** The keyboard shortcut. */
  readonly keys?: string
  /** Another name. Typed in full, it ranks the command first, like the label. */
  readonly alias?: string
  /** Other words that match the command. */
  readonly keywords?: string
  readonly icon?: LucideIcon
  /** A status whose icon is displayed instead of `icon`. */
  readonly status?: string
  /** The number of matching rows, formatted. */
  readonly count?: string
  /** Whether it is active. Running it again undoes it, if there is anything to undo. */
  readonly checked?: boolean
  /** Whether it is one of many, and listed only if a text matches it. */
  readonly deep?: boolean
  /** Whether it is a value of a field. Values that match equally well keep their order. */
  readonly isValue?: boolean
  /** Whether it is listed after all others, unless its first word is typed. */
  readonly last?: boolean
  /** A text that is entered in the palette, which stays open, instead of running the command. */
  readonly types?: string
  readonly run: () => void
}

export type Group =
  | 'Presets'
  | 'Saved views'
  | 'Actions'
  | 'Filters'
  | 'Columns'
  | 'Theme'
  | 'Jobs'
  | 'Job by ID'
