import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { plural } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'
import { CopyButton } from '#src/ui/CopyButton.tsx'
import { collapseMessage, type Amount, type CollapsedMessage } from './collapseMessage.ts'

// `plaintext`: each line has its own direction.
const TEXT =
  'font-mono text-xs leading-5 whitespace-pre-wrap wrap-anywhere [unicode-bidi:plaintext]'

/** Collapses the middle of a long message. Has no scroll area of its own. */
export function ErrorMessage({ message }: { readonly message: string }) {
  const collapsed = useMemo(() => collapseMessage(message), [message])
  return (
    <section aria-label="Error" className="flex flex-col gap-2">
      <div className="flex items-center gap-1">
        <h3 className="font-medium">Error</h3>
        <CopyButton text={message} label="error message" />
      </div>
      <div className="rounded-md bg-tone-red-soft px-3 py-2 text-tone-red">
        <pre className={TEXT}>{collapsed.first}</pre>
        {collapsed.middle && (
          <CollapsedPart middle={collapsed.middle} omitted={collapsed.omitted} />
        )}
        {collapsed.last && <pre className={TEXT}>{collapsed.last}</pre>}
      </div>
    </section>
  )
}

interface CollapsedPartProps {
  readonly middle: NonNullable<CollapsedMessage['middle']>
  readonly omitted: Amount | null
}

/** Opens by a button, or when the browser's find has a match in it. */
function CollapsedPart({ middle, omitted }: CollapsedPartProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const text = useRef<HTMLPreElement>(null)

  // React supports only a boolean `hidden`.
  useLayoutEffect(() => {
    if (open) text.current?.removeAttribute('hidden')
    else text.current?.setAttribute('hidden', 'until-found')
  }, [open])

  useEffect(() => {
    const { current } = text
    const onFound = () => setOpen(true)
    current?.addEventListener('beforematch', onFound)
    return () => current?.removeEventListener('beforematch', onFound)
  }, [])

  return (
    <>
      <Button
        variant="tinted"
        aria-expanded={open}
        aria-controls={id}
        className="my-1 w-full hover:bg-canvas"
        onClick={() => setOpen(!open)}
      >
        {open ? `Hide ${amountText(middle.amount)}` : `Show ${amountText(middle.amount, 'more ')}`}
      </Button>
      <pre ref={text} id={id} className={TEXT}>
        {middle.text}
      </pre>
      {omitted && (
        <p role="note" className="my-1 text-center text-xs">
          {amountText(omitted)} hidden. Copying includes the full text.
        </p>
      )}
    </>
  )
}

function amountText({ count, unit }: Amount, more = ''): string {
  return plural(count, more + unit)
}
