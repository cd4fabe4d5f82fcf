import { Download, Loader, TriangleAlert } from 'lucide-react'
import type { SaveState } from './useSave.ts'

const states = {
  idle: { icon: <Download aria-hidden className="size-3.5 text-muted" />, message: null },
  busy: {
    icon: <Loader aria-hidden className="size-3.5 animate-spin text-muted" />,
    message: 'Preparing file…',
  },
  failed: {
    icon: <TriangleAlert aria-hidden className="size-3.5 text-tone-red" />,
    message: 'Couldn’t create the file. Try again',
  },
}

interface SaveStatusProps {
  readonly label: string
  readonly state: SaveState
}

export function SaveStatus({ label, state }: SaveStatusProps) {
  const { icon, message } = states[state]
  return (
    <>
      {icon}
      {message ?? label}
    </>
  )
}
