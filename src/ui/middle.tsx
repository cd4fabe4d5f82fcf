import type { ReactNode } from 'react'

/**
 * A name that is truncated in its middle, for a block that is `truncate`: a start that gives way where
 * there is no room, and an end that stays. `end` is that end's text, `parts` what is displayed of both.
 * Both stay in one line, so that they are copied as one text. Browsers put a space between them in the
 * accessible name, so the element around them needs a label.
 * A function, not a component: a table has dozens of them.
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
 * The width that a name's end has at most, in CSS: `8ch` is eight zeros, and the letters are those of the
 * font Geist. Where a name decides how wide its box is, its end takes this width, or the start lacks it.
 */
export function endWidth(text: string): string {
  let width = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x7e) width += 2
    else if (WIDE.has(code)) width += 1.4
    else width += isCapital(code) ? 1.1 : 1
  }
  return `${Math.ceil(width)}ch`
}

const WIDE = new Set(Array.from('%@MWmw', (letter) => letter.charCodeAt(0)))

const isCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a
