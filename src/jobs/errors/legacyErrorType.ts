// The rules for error types before version 1 of `errorTypeOf`. Frozen, since URLs contain these values.

const MAX_TYPE = 200

const MASKS: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '<id>'],
  [/\b(?=[a-f]*\d)[0-9a-f]{12,}\b/gi, '<id>'],
  [/\b0x[0-9a-f]+\b/gi, '<address>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, '<address>'],
  [/(?<![\w:])(?=[0-9a-f]*:[0-9a-f:]*:)[0-9a-f:]{4,39}(?![\w:])/gi, '<address>'],
  [/(?<![\w.-])(?=[a-z]*\d+[a-z])[a-z0-9]{7}(?![\w.-])/g, '<id>'],
  [/(?<![A-Za-z0-9])([A-Z]\d{1,3}[A-Z]*)(?!\d)|\d+(?:[.,]\d+)*/g, '#'],
]

/** Returns the error type of earlier versions: a message's first line or, of a traceback, the last one, masked. */
export function legacyErrorTypeOf(message: string, jobId: string): string {
  const line = firstOrLastLine(message).slice(0, MAX_TYPE * 4)
  const masked = MASKS.reduce(
    (text, [pattern, mask]) =>
      text.replace(pattern, (_, hardware: unknown) =>
        typeof hardware === 'string' ? hardware : mask,
      ),
    jobId.length >= 4 ? line.split(jobId).join('<id>') : line,
  )
  return masked.replaceAll(/\s+/g, ' ').trim().slice(0, MAX_TYPE).toWellFormed().trim()
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
