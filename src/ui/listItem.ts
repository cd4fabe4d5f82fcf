import type { ReactNode } from 'react'

/** One row of a list popup. */
export interface ListItem {
  readonly value: string
  readonly label: string
  /** Displayed next to the label, and searched too. */
  readonly hint?: string
  readonly icon?: ReactNode
  readonly count?: string
}
