import { ListPopup } from '#src/ui/ListPopup.tsx'
import { toQuery } from '#src/view/url.ts'
import { useView } from '#src/view/useView.tsx'
import type { ListPlacement } from './filterContext.ts'

export function ExcludedTexts(placement: ListPlacement) {
  const [{ 'not-q': texts }, setView] = useView()
  return (
    <ListPopup
      {...placement}
      label="Excluded text"
      placeholder="Exclude text"
      empty="Enter text to exclude."
      multiple
      items={texts.map((text) => ({ value: text, label: text }))}
      selected={texts}
      onSelect={(selected) => setView({ 'not-q': selected })}
      itemForText={(text) => {
        const excluded = toQuery(text)
        return excluded === '' ? null : { value: excluded, label: `Exclude “${excluded}”` }
      }}
    />
  )
}
