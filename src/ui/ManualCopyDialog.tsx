import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import { useRef, useState, type ClipboardEvent } from 'react'
import { commandKeys } from '#src/lib/platform.ts'
import { Dialog, DialogHead, WITH_HEAD } from './Dialog.tsx'

interface ManualCopyDialogProps {
  readonly text: string
  readonly onClose: () => void
}

/** The field's maximum number of lines, and approximate characters per line. */
const MAX_LINES = 12
const LINE_LENGTH = 60

/** The longest text in the field, in characters. Each million blocks a browser for 0.3 s. */
const MAX_LENGTH = 2_000_000

export function ManualCopyDialog({ text, onClose }: ManualCopyDialogProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState(false)
  const displayed = text.slice(0, MAX_LENGTH)
  const lines = displayed.split('\n', MAX_LINES).length

  function onCopy(event: ClipboardEvent<HTMLTextAreaElement>) {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    if (selectionEnd - selectionStart < value.length) return
    // The field's text may be truncated and has normalized line breaks.
    event.clipboardData.setData('text/plain', text)
    event.preventDefault()
    setCopied(true)
  }

  return (
    <Dialog initialFocus={field} className={clsx(WITH_HEAD, 'w-140')} onClose={onClose}>
      <DialogHead title="Copy manually">
        <p role="status" className="flex items-center gap-1.5">
          {copied && (
            <>
              <Check aria-hidden className="size-3.5 text-tone-green" />
              Copied
            </>
          )}
        </p>
      </DialogHead>
      <BaseDialog.Description className="text-muted">
        {isSecureContext
          ? 'Clipboard access was blocked. '
          : 'Browsers allow clipboard access only over HTTPS. '}
        <span className="pointer-coarse:hidden">
          Press <kbd className="whitespace-nowrap text-ink">{commandKeys('C')}</kbd> to copy.
        </span>
        <span className="hidden pointer-coarse:inline">
          Touch and hold the selected text to copy it.
        </span>
      </BaseDialog.Description>
      <textarea
        ref={field}
        readOnly
        aria-label="Text to copy"
        value={displayed}
        rows={lines > 1 ? lines : Math.min(MAX_LINES, Math.ceil(text.length / LINE_LENGTH))}
        spellCheck={false}
        className={clsx(
          'min-h-11 w-full resize-none overflow-auto overscroll-contain rounded-md border border-edge bg-subtle px-3 py-2 font-mono text-xs leading-5 selection:bg-accent selection:text-surface pointer-coarse:text-base',
          lines > 1 ? 'whitespace-pre' : 'wrap-anywhere',
        )}
        onFocus={({ currentTarget }) => currentTarget.select()}
        // A click or a tap would deselect the text.
        onClick={({ currentTarget }) => {
          const { selectionStart, selectionEnd } = currentTarget
          if (selectionStart === selectionEnd) currentTarget.select()
        }}
        onCopy={onCopy}
      />
      {displayed.length < text.length && (
        <p role="note" className="text-xs text-muted">
          Truncated here. Copying includes the full text.
        </p>
      )}
    </Dialog>
  )
}
