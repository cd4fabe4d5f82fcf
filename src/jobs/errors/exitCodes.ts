const SIGNALS: Readonly<Record<number, string>> = {
  1: 'hung up',
  2: 'interrupted',
  4: 'illegal instruction',
  6: 'aborted',
  7: 'bus error',
  8: 'floating-point exception',
  9: 'killed, usually out of memory',
  11: 'segmentation fault',
  13: 'broken pipe',
  15: 'terminated',
}

const CODES: Readonly<Record<number, string>> = {
  124: 'timed out',
  126: 'command not executable',
  127: 'command not found',
}

const FIRST_SIGNAL = 128

const MENTION = /exit|return|signal/i
const EXIT =
  /\b(?:exit\w*|return\w*(?=[ _-](?:with |an? |non-?zero |exit )*(?:code|status)))(?:[ _-](?:with|an?|the|non-?zero|exit|return|code|status|value))*\s*[:=(]*\s*(-?\d{1,3})(?![\w.]*\d)/i
const SIGNAL = /\bsignal\s*[:#(]?\s*(\d{1,2})\b|\bSignals\.SIG[A-Z]+: (\d{1,2})/i

export interface Exit {
  /** The exit code; for a signal, 128 plus its number, as in shells. */
  readonly code: number
  /** The code's meaning; empty if unknown or generic. */
  readonly meaning: string
  readonly end: number
}

/** `null` if none. */
export function exitIn(line: string): Exit | null {
  // A fast check, since most lines have none.
  if (!MENTION.test(line)) return null
  const exit = EXIT.exec(line)
  const match = exit ?? SIGNAL.exec(line)
  if (!match) return null
  const number = Number(match[1] ?? match[2])
  const code = exit && number >= 0 ? number : FIRST_SIGNAL + Math.abs(number)
  const meaning = CODES[code] ?? SIGNALS[code - FIRST_SIGNAL] ?? ''
  return { code, meaning, end: match.index + match[0].length }
}

/** `exit code 137: killed, usually out of memory`. */
export function spellExit(line: string): string {
  const exit = exitIn(line)
  if (!exit || exit.meaning === '') return line
  const { meaning, end } = exit
  const lastWord = meaning.slice(meaning.lastIndexOf(' ') + 1)
  if (line.toLowerCase().includes(lastWord)) return line
  const rest = line.slice(end)
  const isEnd = /^[.\s]*(?:\)|$)/.test(rest)
  const start = line.slice(0, end)
  return isEnd
    ? `${start}: ${meaning}${rest.replace(/^[.\s]+/, '')}`
    : `${start} (${meaning})${rest}`
}

/** Words of sentences that only report an exit code. A set, since a pattern of all words takes 60 kB. */
const GENERIC_WORDS = new Set(
  (
    'the your a an job jobs training train run process processes command script container pod node task ' +
    'worker rank main child program application python bash sh error fail failed failure fails exit exited ' +
    'exits exiting exitcode terminated ended finished died stopped completed crashed killed with because of ' +
    'and due to by from non zero nonzero code status value return returned returns signal signals received ' +
    'was has is it at on in pid reason unexpectedly usually out memory segmentation fault hung up ' +
    'interrupted illegal instruction aborted bus floating point exception broken pipe timed not executable ' +
    'found'
  ).split(' '),
)
const WORD = /[a-z]+/g
const SIGNAL_NAME = /^sig[a-z]{2,5}$/

export function plainExitIn(line: string): Exit | null {
  if (line.length > 200) return null
  const exit = exitIn(line)
  return exit && isGeneric(line) ? exit : null
}

function isGeneric(line: string): boolean {
  const words = line.toLowerCase().match(WORD) ?? []
  return words.every((word) => GENERIC_WORDS.has(word) || SIGNAL_NAME.test(word))
}
