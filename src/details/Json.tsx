import json from 'highlight.js/lib/languages/json'
import { createLowlight } from 'lowlight'
import { useMemo, type ReactNode } from 'react'
import { printJson } from '#src/lib/printJson.ts'
import { CopyTextButton } from '#src/ui/CopyTextButton.tsx'
import { formatCount } from '#src/lib/units.ts'

const lowlight = createLowlight({ json })

/** Longer texts are truncated to this many characters: rendering more blocks the main thread for seconds. */
const MAX_DRAWN = 50_000

type Part = ReturnType<typeof lowlight.highlight>['children'][number]

/** What the API sent, as it was, with its parts told apart by color. */
export function Json({ value }: { readonly value: object }) {
  const text = useMemo(() => printJson(value, 2), [value])
  const parts = useMemo(() => drawn(text), [text])
  return (
    <div className="flex flex-col items-start gap-2">
      <pre
        // A region that scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="max-h-96 w-full overflow-auto rounded-md border border-line bg-subtle px-3 py-2 font-mono text-xs leading-5"
      >
        {parts}
      </pre>
      <CutNote length={text.length} />
      <CopyTextButton label="Copy JSON" text={() => text} />
    </div>
  )
}

/** A long text stays without colors: the highlighter's patterns run out of stack in it. */
function drawn(text: string): ReactNode {
  if (text.length > MAX_DRAWN) return text.slice(0, MAX_DRAWN)
  return lowlight.highlight('json', text).children.map(toElement)
}

/** The classes are those of highlight.js; their colors stand in `styles.css`. */
function toElement(part: Part, index: number): ReactNode {
  if (part.type === 'text') return part.value
  if (part.type !== 'element') return null
  const { className } = part.properties
  return (
    <span key={index} className={Array.isArray(className) ? className.join(' ') : undefined}>
      {part.children.map(toElement)}
    </span>
  )
}

/** Says below a long text that there is more of it; `length` is that of all of it. */
function CutNote({ length }: { readonly length: number }) {
  return (
    length > MAX_DRAWN && (
      <p role="note" className="text-xs text-muted">
        The first {formatCount(MAX_DRAWN)} of {formatCount(length)} characters. Copying takes them
        all.
      </p>
    )
  )
}
