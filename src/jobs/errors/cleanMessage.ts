/** A control character that makes a message hard to read: any but a tab and a newline. */
const CONTROL = /(?![\t\n])\p{Cc}/u
/** What is left of the control characters once lines have been put together. */
const OTHER_CONTROL = /(?![\t\n\v\r\b])\p{Cc}/gu

const ESC = '\u001B'
/**
 * Escape sequences of terminals (ECMA-48), complete or broken off: colors and cursor movements, titles and
 * links with the text up to their end, and all others. The group is how many lines the cursor moves up. A text
 * without an end stays: it could be the error.
 */
const SEQUENCES = new RegExp(
  [
    `(?:${ESC}\\[|\u009B)(?:(\\d{0,3})[AF]|[0-?]*[ -/]*[@-~]?)`,
    `(?:${ESC}[\\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\\n\u0007${ESC}\u0080-\u009F]*(?:\u0007|\u009C|${ESC}\\\\)`,
    `${ESC}[ -/]*[0-~]?`,
  ].join('|'),
  'g',
)

/** The most lines that one sequence moves the cursor up: a progress display is no taller. */
const MAX_UP = 50

/**
 * An error message as a person should read it: without the control characters and escape sequences of terminals,
 * and with the last state of each progress bar only. Messages without control characters are returned as they
 * are. Takes time in proportion to the message's length.
 */
export function cleanMessage(message: string): string {
  if (!CONTROL.test(message)) return message
  const text = message
    .replaceAll(/[\v\f\u0085]/g, '\n')
    // From here on, a vertical tab moves up one line.
    .replaceAll(SEQUENCES, (_, up: string | undefined) =>
      up === undefined ? '' : '\v'.repeat(Math.min(Number(up) || 1, MAX_UP)),
    )
    .replaceAll(OTHER_CONTROL, '')
  if (!/[\v\r\b]/.test(text)) return text
  return rowsOf(text).map(lastStates).join('\n')
}

/** The lines of a text; of one that was written over, everything that was written, with `\r` between. */
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

/** What carriage returns and backspaces leave of a line: of several states of a progress bar, the last. */
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

/** The text after its backspaces. */
function withoutErased(text: string): string {
  if (!text.includes('\b')) return text
  const characters: string[] = []
  for (const character of text) {
    if (character === '\b') characters.pop()
    else characters.push(character)
  }
  return characters.join('')
}

/** A percentage, a part of a total, a bar, a speed. */
const PROGRESS = /\d ?%|\d ?\/ ?\d|[\u2501\u2578\u257A\u2580-\u259F]|\b(?:it\/s|s\/it|eta)\b|B\/s/i
const TROUBLE = /error|exception|traceback|fail|fatal|kill|abort|panic|warn/i

/**
 * Whether a text is an earlier state of the one written over it. A terminal would lose an error that a progress
 * bar is written over; a message must not.
 */
function isReplaced(state: string, next: string): boolean {
  if (PROGRESS.test(state) && PROGRESS.test(next) && !TROUBLE.test(state)) return true
  return lettersOf(state) === lettersOf(next)
}

function lettersOf(text: string): string {
  return text.replaceAll(/\P{L}+/gu, '')
}
