import { ListPopup } from '#src/ui/ListPopup.tsx'
import { toId } from '#src/view/url.ts'
import { useView } from '#src/view/useView.tsx'
import type { ListPlacement } from './filterContext.ts'

/** A popup that filters by a job's ID. */
export function JobIdField(placement: ListPlacement) {
  const [{ job }, setView] = useView()
  const selected = job === null ? [] : [job]
  return (
    <ListPopup
      {...placement}
      label="Job ID"
      placeholder="Type a job ID"
      empty="Type or paste the whole ID."
      multiple={false}
      items={selected.map((id) => ({ value: id, label: id }))}
      selected={selected}
      onSelect={([id]) => setView({ job: id ?? null })}
      itemForText={(text) => {
        const id = toId(text)
        return id === null ? null : { value: id, label: `Job with the ID “${id}”` }
      }}
    />
  )
}
