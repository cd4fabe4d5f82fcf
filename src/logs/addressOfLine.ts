import { sharedAddress } from '#src/view/sharedAddress.ts'

const LINE = /([?&]line=)[^&#]*/

/** Returns the URL of the page with a linked line. */
export function addressOfLine(ref: string): string {
  const address = sharedAddress()
  if (LINE.test(address)) return address.replace(LINE, (_, name: string) => name + ref)
  return `${address}${address.includes('?') ? '&' : '?'}line=${ref}`
}
