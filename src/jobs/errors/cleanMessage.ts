const CONTROL = /(?![\t\n])\p{Cc}/u
/** Control characters to remove once sequences are replaced; the excluded ones affect the layout of lines. */
const OTHER_CONTROL = /(?![\t\n\v\r\b])\p{Cc}/gu

const ESC = '\u001B'
/**
 * Terminal escape sequences (ECMA-48), complete or truncated: colors and cursor movements, titles and links including
 * their text, and all others. The groups are the number of lines that the cursor moves up, the first column if it moves
 * there, and the number of columns that it moves left. The text of an unterminated title or link isn't matched, since
 * it could be the error.
 */
const SEQUENCES = new RegExp(
  [
    `(?:${ESC}\\[|\u009B)(?:(\\d{0,3})[AF]|([01]?)G|(\\d{0,3})D|[0-?]*[ -/]*[@-~]?)`,
    `(?:${ESC}[\\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\\n\u0007${ESC}\u0080-\u009F]*(?:\u0007|\u009C|${ESC}\\\\)`,
    `${ESC}[ -/]*[0-~]?`,
  ].join('|'),
  'g',
)

/** The maximum number of lines that a sequence moves the cursor up, more than the height of progress displays. */
export const MAX_UP = 50
/** The maximum number of columns that a sequence moves the cursor left, more than the width of a redrawn number. */
export const MAX_LEFT = 20

/**
 * Returns a message without terminal control characters and escape sequences, and
 * with only the last state of each progress bar. Linear time.
 */
export function cleanMessage(message: string): string {
  if (!CONTROL.test(message)) return message
  const text = message
    .replaceAll(/[\v\f\u0085]/g, '\n')
    // From here on, a vertical tab means that the cursor moves up one line.
    .replaceAll(SEQUENCES, (_, up?: string, first?: string, left?: string) => {
      if (up !== undefined) return '\v'.repeat(Math.min(Number(up) || 1, MAX_UP))
      if (left !== undefined) return '\b'.repeat(Math.min(Number(left) || 1, MAX_LEFT))
      return first === undefined ? '' : '\r'
    })
    .replaceAll(OTHER_CONTROL, '')
  if (!/[\v\r\b]/.test(text)) return text
  return rowsOf(text).map(lastStates).join('\n')
}

/** Returns the lines of a text. A line that was overwritten has all its states, separated by `\r`. */
function rowsOf(text: string): string[] {
  const lines = text.split('\n')
  if (!text.includes('\v')) return lines
  const rows: string[] = []
  let row = 0
  for (const line of lines) {
    for (const [index, part] of line.split('\v').entries()) {
      if (index > 0) row = Math.max(0, row - 1)
      const before = rows[row] ?? ''
      rows[row] = before === '' || part === '' ? before + part : `${before}\r${part}`
    }
    row += 1
  }
  return rows
}

/** Applies a line's carriage returns and backspaces. Of several states of a progress bar, only the last stays. */
function lastStates(line: string): string {
  if (!/[\r\b]/.test(line)) return line
  const states = line
    .split('\r')
    .map(withoutErased)
    .filter((state) => state.trim() !== '')
  return states
    .filter((state, index) => {
      const next = states[index + 1]
      return next === undefined || !isReplaced(state, next)
    })
    .join('\n')
}

function withoutErased(text: string): string {
  if (!text.includes('\b')) return text
  const characters: string[] = []
  for (const character of text) {
    if (character === '\b') characters.pop()
    else characters.push(character)
  }
  return characters.join('')
}

/** A percentage, a fraction, a bar or a speed. */
const PROGRESS = /\d ?%|\d ?\/ ?\d|[\u2501\u2578\u257A\u2580-\u259F]|\b(?:it\/s|s\/it|eta)\b|B\/s/i
const TROUBLE = /error|exception|traceback|fail|fatal|kill|abort|panic|warn/i

/**
 * Whether a text is an earlier state of the progress bar that overwrites it. An overwritten error isn't: it must
 * stay in the message, although a terminal would lose it.
 */
export function isReplaced(state: string, next: string): boolean {
  if (PROGRESS.test(state) && PROGRESS.test(next) && !TROUBLE.test(state)) return true
  return lettersOf(state) === lettersOf(next)
}

function lettersOf(text: string): string {
  return text.replaceAll(/\P{L}+/gu, '')
}
