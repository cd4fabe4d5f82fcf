import { useSelector } from '@tanstack/react-store'
import { useState } from 'react'
import { loadable } from './loadable.ts'
import { waitingToasts } from './toasts.ts'

const ToastList = loadable(async () => (await import('./ToastList.tsx')).ToastList)

export function Toasts() {
  const waiting = useSelector(waitingToasts)
  const [used, setUsed] = useState(false)
  if (waiting.length > 0 && !used) setUsed(true)
  return used && <ToastList />
}
