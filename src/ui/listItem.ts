import type { ReactNode } from 'react'

export interface ListItem {
  readonly value: string
  readonly label: string
  /** Displayed next to the label, and searched too. */
  readonly hint?: string
  readonly icon?: ReactNode
  readonly count?: string
}
