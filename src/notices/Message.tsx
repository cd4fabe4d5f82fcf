import type { ReactNode } from 'react'

interface MessageProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children: ReactNode
}

export function Message({ icon, title, children }: MessageProps) {
  return (
    <div className="sticky left-0 flex w-(--room) flex-1 flex-col items-center px-4 pt-[12vh] pb-4 text-center">
      <div className="mb-3 text-muted">{icon}</div>
      <h2 className="mb-1 text-base font-medium">{title}</h2>
      <div className="flex max-w-lg flex-col items-center gap-4 text-muted">{children}</div>
    </div>
  )
}
