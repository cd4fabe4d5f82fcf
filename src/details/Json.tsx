import json from 'highlight.js/lib/languages/json'
import { createLowlight } from 'lowlight'
import { useMemo, type ReactNode } from 'react'
import { printJson } from '#src/lib/printJson.ts'
import { formatCount } from '#src/lib/units.ts'
import { CopyTextButton } from '#src/ui/CopyTextButton.tsx'

const lowlight = createLowlight({ json })

/** The maximum number of characters: rendering more would block the main thread for seconds. */
const MAX_LENGTH = 50_000

type Part = ReturnType<typeof lowlight.highlight>['children'][number]

export function Json({ value }: { readonly value: object }) {
  const text = useMemo(() => printJson(value, 2), [value])
  const parts = useMemo(() => highlight(text), [text])
  return (
    <div className="flex flex-col items-start gap-2">
      <pre
        // A scrollable region must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="max-h-96 w-full overflow-auto rounded-md border border-line bg-subtle px-3 py-2 font-mono text-xs leading-5"
      >
        {parts}
      </pre>
      <TruncatedNote length={text.length} />
      <CopyTextButton label="Copy JSON" text={() => text} />
    </div>
  )
}

/** Doesn't highlight a long text, since the highlighter's patterns overflow the stack. */
function highlight(text: string): ReactNode {
  if (text.length > MAX_LENGTH) return text.slice(0, MAX_LENGTH)
  return lowlight.highlight('json', text).children.map(toElement)
}

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

function TruncatedNote({ length }: { readonly length: number }) {
  return (
    length > MAX_LENGTH && (
      <p role="note" className="text-xs text-muted">
        First {formatCount(MAX_LENGTH)} of {formatCount(length)} characters. Copying includes
        everything.
      </p>
    )
  )
}
