import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { OnPaper } from './OnPaper.ts'
import './print.css'

/** The orientation, and whether the type is small, for a wide table. */
export type Paper = 'portrait' | 'landscape' | 'landscape small'

interface PrintPageProps {
  readonly title: string
  readonly facts: ReactNode
  readonly paper: Paper
  readonly children: ReactNode
}

/** Hidden on screen. */
export function PrintPage({ title, facts, paper, children }: PrintPageProps) {
  return createPortal(
    <article data-print={paper} aria-label="Printout">
      <OnPaper value>
        <header>
          <h1>{title}</h1>
          {facts}
        </header>
        {children}
      </OnPaper>
    </article>,
    document.body,
  )
}
