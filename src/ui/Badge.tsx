import { classes } from './classes.ts'

// Whole names, so that Tailwind finds them.
const icons = {
  waiting: 'icon icon-waiting',
  recorded: 'icon icon-recorded',
  deploying: 'icon icon-deploying',
  running: 'icon icon-running',
  done: 'icon icon-done',
  failed: 'icon icon-failed',
  stopped: 'icon icon-stopped',
  preempted: 'icon icon-preempted',
  unknown: 'icon icon-unknown',
}

const tones = {
  neutral: 'text-tone-neutral bg-tone-neutral-soft',
  amber: 'text-tone-amber bg-tone-amber-soft',
  violet: 'text-tone-violet bg-tone-violet-soft',
  blue: 'text-tone-blue bg-tone-blue-soft',
  green: 'text-tone-green bg-tone-green-soft',
  red: 'text-tone-red bg-tone-red-soft',
  orange: 'text-tone-orange bg-tone-orange-soft',
  pink: 'text-tone-pink bg-tone-pink-soft',
}

const iconTones = {
  neutral: 'text-tone-neutral',
  amber: 'text-tone-amber',
  violet: 'text-tone-violet',
  blue: 'text-tone-blue',
  green: 'text-tone-green',
  red: 'text-tone-red',
  orange: 'text-tone-orange',
  pink: 'text-tone-pink',
}

export interface Mark {
  readonly tone: keyof typeof tones
  readonly icon: keyof typeof icons
}

/** A mark's icon alone, beside a word that says the same. */
export function MarkIcon({ tone, icon }: Mark) {
  return <span aria-hidden className={classes('flex shrink-0', icons[icon], iconTones[tone])} />
}

/** A word with its icon on its colour: one element, since a screen has dozens. */
export function Badge({ tone, icon, children }: Mark & { readonly children: string }) {
  return (
    <span
      className={classes(
        'inline-block h-6 max-w-full truncate rounded-full px-2 align-middle text-xs leading-6 font-medium before:mr-1.5 before:align-[-0.125rem]',
        icons[icon],
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
