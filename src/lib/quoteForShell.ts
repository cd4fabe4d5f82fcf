/** A text as one word for a POSIX shell: nothing between single quotes means anything to it but the next one. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
