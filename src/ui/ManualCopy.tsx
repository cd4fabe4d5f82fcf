import { useSelector } from '@tanstack/react-store'
import { loadManualCopy, textToCopy } from './copyText.ts'
import { loadable } from './loadable.ts'

const ManualCopyDialog = loadable(loadManualCopy)

export function ManualCopy() {
  const text = useSelector(textToCopy)
  return text !== null && <ManualCopyDialog text={text} onClose={() => textToCopy.set(null)} />
}
