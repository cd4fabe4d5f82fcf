// How error types were told apart before version 1 of `errorTypeOf`. Frozen: addresses hold these values.

const LONGEST = 200

const MASKS: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\b(?=[a-f]*\d)[0-9a-f]{12,}\b/gi, '<id>'],
  [/\b0x[0-9a-f]+\b/gi, '<address>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '<address>'],
  [/(?<![\w:])(?=[0-9a-f]*:[0-9a-f:]*:)[0-9a-f:]{4,39}(?![\w:])/gi, '<address>'],
  [/(?<![\w.-])(?=[a-z]*\d+[a-z])[a-z0-9]{7}(?![\w.-])/g, '<id>'],
  [/(?<![A-Za-z0-9])([A-Z]\d{1,3}[A-Z]*)(?!\d)|\d+(?:[.,]\d+)*/g, '#'],
]

/** The error type that earlier versions gave a message: its first line or, of a traceback, its last, masked. */
export function legacyErrorTypeOf(message: string, jobId: string): string {
  const line = firstOrLastLine(message).slice(0, LONGEST * 4)
  const masked = MASKS.reduce(
    (text, [pattern, mask]) =>
      text.replace(pattern, (_, stored: unknown) => (typeof stored === 'string' ? stored : mask)),
    jobId.length >= 4 ? line.split(jobId).join('<id>') : line,
  )
  return masked.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST).toWellFormed().trim()
}

function firstOrLastLine(message: string): string {
  const text = message.trim()
  if (text === '') return message
  const end = text.indexOf('\n')
  const line = text.startsWith('Traceback')
    ? text.slice(text.lastIndexOf('\n') + 1)
    : text.slice(0, end === -1 ? undefined : end)
  return line.slice(0, 1000)
}
