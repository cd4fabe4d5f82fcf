import { useId, useState } from 'react'
import { Button } from '#src/ui/Button.tsx'
import type { SavedView } from '#src/view/saved/savedViews.ts'
import { viewNamed, toName } from './editViews.ts'
import { NameField } from './NameField.tsx'

interface SaveFormProps {
  readonly views: readonly SavedView[]
  readonly onSave: (name: string) => void
}

export function SaveForm({ views, onSave }: SaveFormProps) {
  const [text, setText] = useState('')
  const [isSubmitted, setSubmitted] = useState(false)
  const questionId = useId()
  const name = toName(text)
  // Checked on each render: another tab may delete the view of that name.
  const taken = viewNamed(views, name) !== undefined
  const needsConfirmation = isSubmitted && taken
  return (
    <form
      className="p-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (name === '') return
        if (taken) setSubmitted(true)
        else onSave(name)
      }}
    >
      <div className="flex gap-2">
        <NameField
          label="View name"
          placeholder="Name this view"
          value={text}
          onChange={(typed) => {
            setText(typed)
            setSubmitted(false)
          }}
          errorId={needsConfirmation ? questionId : undefined}
        />
        <Button type="submit">Save</Button>
      </div>
      {needsConfirmation && (
        <div className="mt-2 flex items-center gap-2">
          <p id={questionId} role="alert" className="min-w-0 flex-1 wrap-anywhere">
            A view named {name} already exists. Replace it?
          </p>
          <Button onClick={() => onSave(name)}>Replace</Button>
        </div>
      )}
    </form>
  )
}
