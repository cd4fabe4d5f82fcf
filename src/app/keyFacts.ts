import { commandKeys } from '../ui/platform.ts'

/** A key, or keys, and what it does: the sheet of keys. */
interface KeyFact {
  readonly keys: readonly string[]
  readonly does: string
}

export const KEYS: readonly KeyFact[] = [
  {
    keys: [commandKeys('K')],
    does: 'Commands: find filters, views, jobs and whatever can be done',
  },
  { keys: ['/'], does: 'Search jobs; Ctrl-F and ⌘F do too, and once more find in the page' },
  { keys: ['J', '↓'], does: 'Next job, in the table or in the details' },
  { keys: ['K', '↑'], does: 'Previous job' },
  { keys: ['←', '→'], does: 'From cell to cell' },
  { keys: ['Enter'], does: 'Open the job’s details; on an ID, copy it' },
  { keys: ['Esc'], does: 'Close the details or a popup; clear the search' },
  { keys: ['W'], does: 'Tell me when the job ends: the open one, or that of the row' },
  { keys: ['X'], does: 'Select the job that has the focus, or deselect it' },
  { keys: ['⇧ ←', '⇧ →'], does: 'On a column’s name: make it narrower or wider' },
  { keys: ['O'], does: 'Unfold the overview, or fold it' },
  { keys: ['R'], does: 'Refresh now' },
  { keys: ['?'], does: 'This list' },
]
