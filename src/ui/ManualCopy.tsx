import { useSyncExternalStore } from 'react'
import { loadManualCopy, textToCopy } from './copyText.ts'
import { loadable } from './loadable.ts'

const ManualCopyDialog = loadable(loadManualCopy)

/** Where a text that the browser refused to copy is displayed. */
export function ManualCopy() {
  const text = useSyncExternalStore(textToCopy.subscribe, textToCopy.get)
  return text !== null && <ManualCopyDialog text={text} onClose={() => textToCopy.set(null)} />
}
