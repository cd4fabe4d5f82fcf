import { Download, Loader, TriangleAlert } from 'lucide-react'
import type { SaveState } from './useSave.ts'

const states = {
  idle: { icon: <Download aria-hidden className="size-3.5 text-muted" />, says: null },
  busy: {
    icon: <Loader aria-hidden className="size-3.5 animate-spin text-muted" />,
    says: 'Preparing file…',
  },
  failed: {
    icon: <TriangleAlert aria-hidden className="size-3.5 text-tone-red" />,
    says: 'Couldn’t create the file. Try again',
  },
}

interface SaveSaysProps {
  readonly label: string
  readonly state: SaveState
}

/** What a button that saves a file says: what it does or what came of it. */
export function SaveStatus({ label, state }: SaveSaysProps) {
  const { icon, says } = states[state]
  return (
    <>
      {icon}
      {says ?? label}
    </>
  )
}
