import {
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleHelp,
  CircleSlash,
  CircleX,
  Clock,
  LoaderCircle,
  type LucideIcon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

const icons = {
  waiting: Clock,
  recorded: CircleDashed,
  deploying: LoaderCircle,
  running: CircleDot,
  done: CircleCheck,
  failed: CircleX,
  stopped: CircleSlash,
  unknown: CircleHelp,
} satisfies Record<string, LucideIcon>

// One element for each shape: React need not look at it again when a badge's word changes.
const badgeIcons = {
  waiting: <Clock aria-hidden className="size-3.5 shrink-0" />,
  recorded: <CircleDashed aria-hidden className="size-3.5 shrink-0" />,
  deploying: <LoaderCircle aria-hidden className="size-3.5 shrink-0" />,
  running: <CircleDot aria-hidden className="size-3.5 shrink-0" />,
  done: <CircleCheck aria-hidden className="size-3.5 shrink-0" />,
  failed: <CircleX aria-hidden className="size-3.5 shrink-0" />,
  stopped: <CircleSlash aria-hidden className="size-3.5 shrink-0" />,
  unknown: <CircleHelp aria-hidden className="size-3.5 shrink-0" />,
} satisfies Record<keyof typeof icons, ReactNode>

const tones = {
  neutral: 'text-tone-neutral bg-tone-neutral-soft',
  amber: 'text-tone-amber bg-tone-amber-soft',
  violet: 'text-tone-violet bg-tone-violet-soft',
  blue: 'text-tone-blue bg-tone-blue-soft',
  green: 'text-tone-green bg-tone-green-soft',
  red: 'text-tone-red bg-tone-red-soft',
  orange: 'text-tone-orange bg-tone-orange-soft',
}

const iconTones = {
  neutral: 'text-tone-neutral',
  amber: 'text-tone-amber',
  violet: 'text-tone-violet',
  blue: 'text-tone-blue',
  green: 'text-tone-green',
  red: 'text-tone-red',
  orange: 'text-tone-orange',
}

export interface Mark {
  readonly tone: keyof typeof tones
  readonly shape: keyof typeof icons
}

/** A mark's shape alone, beside a word that says the same. */
export function MarkIcon({ tone, shape }: Mark) {
  const Icon = icons[shape]
  return <Icon aria-hidden className={classes('size-3.5 shrink-0', iconTones[tone])} />
}

/** A word with its shape on its colour. */
export function Badge({ tone, shape, children }: Mark & { readonly children: string }) {
  return (
    <span
      className={classes(
        'inline-flex h-6 max-w-full items-center gap-1.5 rounded-full px-2 text-xs font-medium',
        tones[tone],
      )}
    >
      {badgeIcons[shape]}
      <span className="truncate">{children}</span>
    </span>
  )
}
