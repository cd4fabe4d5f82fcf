import { altClick, commandKeys, isApple } from '#src/lib/platform.ts'
import { SHORTCUTS, type KeyAction } from './keys.ts'

/** An entry of the shortcuts sheet: keys and what they do. */
interface KeyFact {
  readonly keys: readonly string[]
  readonly description: string
}

/** Returns the entry for an action: its shortcuts, and other keys that do the same, depending on the focus. */
function shortcuts(action: KeyAction, description: string, ...others: readonly string[]): KeyFact {
  const own = SHORTCUTS.filter(([, done]) => done === action).map(([key]) => printKey(key))
  return { keys: [...own, ...others], description }
}

function printKey(key: string): string {
  const letter = key.replace('⌘', '').toUpperCase()
  return key.startsWith('⌘') ? commandKeys(letter) : letter
}

export const KEYS: readonly KeyFact[] = [
  shortcuts('palette', 'Open command palette'),
  shortcuts('search', 'Search jobs (press again for browser find)'),
  shortcuts('next', 'Next job, in the table or in the details', '↓'),
  shortcuts('previous', 'Previous job', '↑'),
  { keys: ['Home', 'End'], description: 'First or last job in the table' },
  { keys: ['←', '→'], description: 'Move between cells' },
  { keys: ['F', '⇧ F10'], description: 'Filter by the cell’s value, or exclude it' },
  { keys: ['Enter'], description: 'Open the job’s details; on an ID, copy it' },
  { keys: ['Esc'], description: 'Close the details or a popup; clear the search' },
  shortcuts('watch', 'Notify me when this job ends'),
  shortcuts('select', 'Select or deselect job'),
  {
    keys: [isApple() ? '⌥ Enter' : 'Alt Enter'],
    description: `In a filter’s list: exclude the value, as an ${altClick()} description`,
  },
  {
    keys: ['⇧ ←', '⇧ →'],
    description: 'On a column’s name: resize it; on the trend: select a range',
  },
  {
    keys: ['⇧ Click'],
    description: 'On a column’s name: sort by it too; on a checkbox: select a range',
  },
  shortcuts('overview', 'Show or hide overview'),
  shortcuts('refresh', 'Refresh now'),
  shortcuts('keys', 'Show shortcuts'),
]
