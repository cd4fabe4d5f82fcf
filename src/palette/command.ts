import type { LucideIcon } from 'lucide-react'

export interface Command {
  readonly id: string
  readonly group: Group
  readonly label: string
  /** Displayed next to the label, and also searched. */
  readonly hint?: string
  readonly keys?: string
  /** Another name. An exact match ranks the command first, like the label. */
  readonly alias?: string
  readonly keywords?: string
  readonly icon?: LucideIcon
  /** A status whose icon is displayed instead of `icon`. */
  readonly status?: string
  readonly count?: string
  /** Whether it is active. Running it again undoes it if possible. */
  readonly checked?: boolean
  /** Whether it is listed only if a text matches it. */
  readonly searchOnly?: boolean
  /** Whether it is a value of a field. Values that match equally well stay in order. */
  readonly isValue?: boolean
  /** Whether it is listed after all others, unless its first word is typed. */
  readonly last?: boolean
  /** Text to enter in the palette instead of running the command and closing. */
  readonly prefill?: string
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
