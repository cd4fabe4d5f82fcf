import { Tooltip } from '@base-ui/react/tooltip'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { landmarkOf } from './anchor.ts'
import { PORTAL } from './classes.ts'

interface TooltipFrameProps {
  readonly anchor: Element | { getBoundingClientRect: () => DOMRect; contextElement: Element }
  readonly align: 'start' | 'center'
  readonly id?: string
  /** Whether the pointer can move into it, to scroll. */
  readonly hoverable?: boolean
  readonly className: string
  readonly children: ReactNode
}

/** Above everything, dialogs included. */
export function TooltipFrame(props: TooltipFrameProps) {
  const { anchor, align, id, hoverable = false, className, children } = props
  const element = anchor instanceof Element ? anchor : anchor.contextElement
  return (
    <Tooltip.Root open>
      <Tooltip.Portal container={landmarkOf(element)} className={PORTAL}>
        <Tooltip.Positioner
          anchor={anchor}
          side="top"
          align={align}
          positionMethod="fixed"
          className={clsx(
            'z-50 py-1.5 data-anchor-hidden:invisible',
            !hoverable && 'pointer-events-none',
          )}
        >
          <Tooltip.Popup id={id} role="tooltip" className={className}>
            {children}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
