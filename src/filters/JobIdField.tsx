import { ListPopup } from '#src/ui/ListPopup.tsx'
import { toId } from '#src/view/url.ts'
import { useView } from '#src/view/useView.tsx'
import type { ListPlacement } from './filterContext.ts'

export function JobIdField(placement: ListPlacement) {
  const [{ job }, setView] = useView()
  const selected = job === null ? [] : [job]
  return (
    <ListPopup
      {...placement}
      label="Job ID"
      placeholder="Enter a job ID"
      empty="Enter the full ID."
      multiple={false}
      items={selected.map((id) => ({ value: id, label: id }))}
      selected={selected}
      onSelect={([id]) => setView({ job: id ?? null })}
      itemForText={(text) => {
        const id = toId(text)
        return id === null ? null : { value: id, label: `Job ID “${id}”` }
      }}
    />
  )
}
