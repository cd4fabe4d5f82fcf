import type { ReactNode } from 'react'

/**
 * Returns a name that is truncated in its middle, for a block with the class `truncate`: the start shrinks, and the
 * end stays visible. `end` is the end's text, and `parts` is the content of both. Both are on one line, so that they
 * are copied as one text. Browsers put a space between them in the accessible name, so the parent needs a label.
 * A function, not a component, since a table has dozens of them.
 */
export function middle(end: string, parts: readonly [start: ReactNode, end: ReactNode]): ReactNode {
  return (
    <>
      <span className={START} style={{ maxWidth: `max(30%, 100% - ${endWidth(end)} + 0.5px)` }}>
        {parts[0]}
      </span>
      {parts[1]}
    </>
  )
}

const START =
  'inline-block overflow-hidden align-bottom text-ellipsis whitespace-pre [text-decoration:inherit]'

/**
 * Returns the maximum width of a name's end as a CSS length in `ch`, the width of a zero, based on the letters of the
 * font Geist. If the box is as wide as the name, its end must take this width, or the start is too narrow.
 */
export function endWidth(text: string): string {
  let width = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code > 0x7e) width += 2
    else if (WIDE.has(code)) width += 1.4
    else width += isCapital(code) ? 1.1 : 1
  }
  return `${Math.ceil(width)}ch`
}

const WIDE = new Set(Array.from('%@MWmw', (letter) => letter.charCodeAt(0)))

const isCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a
