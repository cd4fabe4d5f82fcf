/**
 * Returns a 53-bit hash of the bytes from `start` to `end`. That a job changes but its hash doesn't is as unlikely
 * as guessing a 15-digit number. With two mixing steps per four bytes, it takes a fifth of the time of decoding the
 * text.
 */
export function fingerprint(bytes: DataView, start: number, end: number): number {
  let high = end - start
  let low = ~high
  const words = end - ((end - start) % 4)
  for (let at = start; at < words; at += 4) {
    const word = bytes.getInt32(at, true)
    high = Math.imul(rotate(high ^ word, 13), 0x85ebca6b)
    low = Math.imul(rotate((low + word) | 0, 17), 0xc2b2ae35)
  }
  for (let at = words; at < end; at++) {
    const byte = bytes.getUint8(at)
    high = Math.imul(rotate(high ^ byte, 13), 0x85ebca6b)
    low = Math.imul(rotate((low + byte) | 0, 17), 0xc2b2ae35)
  }
  high = Math.imul(high ^ (high >>> 16), 0x27d4eb2f)
  low = Math.imul(low ^ (low >>> 15), 0x165667b1)
  return ((high ^ (high >>> 13)) >>> 0) * 2 ** 21 + ((low ^ (low >>> 14)) >>> 11)
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
