/** The content codings of built files, the smaller one first. */
export const ENCODINGS = ['br', 'gzip'] as const

export type Encoding = (typeof ENCODINGS)[number]

/** Returns the codings that an `Accept-Encoding` names with a weight above 0, the smaller one first. */
export function acceptedEncodings(acceptEncoding: string | undefined): Encoding[] {
  const accepted = new Set(
    (acceptEncoding ?? '')
      .split(',')
      .filter((part) => !/;\s*q=0(?:\.0*)?\s*$/i.test(part))
      .map((part) => part.split(';')[0]?.trim().toLowerCase()),
  )
  return ENCODINGS.filter((encoding) => accepted.has(encoding))
}
