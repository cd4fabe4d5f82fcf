import type { LucideIcon } from 'lucide-react'

/** What a person can have done from the palette, as data. */
export interface Command {
  /** The same for the same command. */
  readonly id: string
  readonly group: Group
  readonly label: string
  /** Said beside the label, and searched too. */
  readonly hint?: string
  /** The keys that do the same. */
  readonly keys?: string
  /** Another name: typed in full, it finds the command first, as the label does. */
  readonly alias?: string
  /** Other words by which it is found. */
  readonly keywords?: string
  readonly icon?: LucideIcon
  /** A status, whose icon takes the place of `icon`. */
  readonly status?: string
  /** How many rows it leaves in. */
  readonly count?: string
  /** It is in force; to run it once more takes it back, where there is something to go back to. */
  readonly checked?: boolean
  /** One of so many that it shows only when it is typed for. */
  readonly deep?: boolean
  /** A value of a field: it keeps its order among the others that a text fits equally well. */
  readonly isValue?: boolean
  /** Found after all others, unless its first word is typed. */
  readonly last?: boolean
  /** A text that it types into the palette, which stays open, in place of running. */
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
