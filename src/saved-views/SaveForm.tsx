import { useId, useState } from 'react'
import { viewNamed, toName } from './editViews.ts'
import { Button } from '#src/ui/Button.tsx'
import type { SavedView } from '#src/view/saved/savedViews.ts'
import { NameField } from './NameField.tsx'

interface SaveFormProps {
  readonly views: readonly SavedView[]
  readonly onSave: (name: string) => void
}

/** Gives the view on the screen a name; asks before it takes the place of another. */
export function SaveForm({ views, onSave }: SaveFormProps) {
  const [text, setText] = useState('')
  const [requested, setAsking] = useState(false)
  const question = useId()
  const name = toName(text)
  // Another tab may have deleted it meanwhile.
  const taken = viewNamed(views, name) !== undefined
  const asks = requested && taken
  return (
    <form
      className="p-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (name === '') return
        if (taken) setAsking(true)
        else onSave(name)
      }}
    >
      <div className="flex gap-2">
        <NameField
          label="Name of the current view"
          placeholder="Name the current view"
          value={text}
          onChange={(typed) => {
            setText(typed)
            setAsking(false)
          }}
          error={asks ? question : undefined}
        />
        <Button type="submit">Save</Button>
      </div>
      {asks && (
        <div className="mt-2 flex items-center gap-2">
          <p id={question} role="alert" className="min-w-0 flex-1 wrap-anywhere">
            There is already a view named {name}. Replace it?
          </p>
          <Button onClick={() => onSave(name)}>Replace</Button>
        </div>
      )}
    </form>
  )
}
