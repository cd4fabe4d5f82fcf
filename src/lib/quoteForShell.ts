/** Returns a text quoted as one word for a POSIX shell. Between single quotes, only a single quote is special. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
