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
  const Icon = icons[shape]
  return (
    <span
      className={classes(
        'inline-flex h-6 max-w-full items-center gap-1.5 rounded-full px-2 text-xs font-medium',
        tones[tone],
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">{children}</span>
    </span>
  )
}
