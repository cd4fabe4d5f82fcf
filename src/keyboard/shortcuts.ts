import { altClick, commandKeys, isApple } from '#src/lib/platform.ts'
import { SHORTCUTS, type KeyAction } from './keys.ts'

interface KeyFact {
  readonly keys: readonly string[]
  readonly description: string
}

/** Returns the action's shortcuts, and `others` that depend on the focus. */
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
  shortcuts('next', 'Next job (table or details)', '↓'),
  shortcuts('previous', 'Previous job', '↑'),
  { keys: ['Home', 'End'], description: 'First or last job' },
  { keys: ['←', '→'], description: 'Move between cells' },
  { keys: ['F', '⇧ F10'], description: 'Filter by or exclude the cell’s value' },
  { keys: ['Enter'], description: 'Open details, or copy the ID' },
  { keys: ['Esc'], description: 'Close details or a popup, or clear the search' },
  shortcuts('logs', 'Open logs (press again to focus them)'),
  { keys: ['⇧ ↑', '⇧ ↓'], description: 'Select lines in a log' },
  shortcuts('expand', 'Expand details, or show the list'),
  shortcuts('watch', 'Watch job'),
  shortcuts('select', 'Select or deselect job'),
  {
    keys: [isApple() ? '⌥ Enter' : 'Alt Enter'],
    description: `Exclude a filter’s value (also ${altClick()})`,
  },
  {
    keys: ['⇧ ←', '⇧ →'],
    description: 'Resize a column, or select a range in a chart',
  },
  {
    keys: ['⇧ Click'],
    description: 'Add a column to the sort, or select a range of jobs',
  },
  shortcuts('overview', 'Show or hide overview'),
  shortcuts('refresh', 'Refresh now'),
  shortcuts('keys', 'Show keyboard shortcuts'),
]
