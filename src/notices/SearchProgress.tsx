import { useSyncExternalStore } from 'react'
import { progress } from '#src/search/reader/progress.ts'
import { loadable } from '#src/ui/loadable.ts'

const ProgressBar = loadable(async () => (await import('./ProgressBar.tsx')).ProgressBar)

/** How much of the answer has come; a quick answer is there before that shows. */
export function SearchProgress({ onCancel }: { readonly onCancel: () => void }) {
  const shown = useSyncExternalStore(progress.subscribe, progress.get)
  return shown && <ProgressBar {...shown} onCancel={onCancel} />
}
