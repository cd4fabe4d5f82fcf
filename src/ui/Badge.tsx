/** A color and an icon, by their names in `src/app/styles.css`, which has Tailwind make their classes. */
export interface Mark {
  readonly tone: string
  readonly icon: string
}

/** A mark's icon alone, beside a word that says the same. */
export function MarkIcon({ tone, icon }: Mark) {
  return <span aria-hidden className={`icon icon-${icon} flex shrink-0 text-tone-${tone}`} />
}

/** A word with its icon on its color: one element, since a screen has dozens. */
export function Badge({ tone, icon, children }: Mark & { readonly children: string }) {
  return (
    <span
      className={`icon icon-${icon} inline-block h-6 max-w-full truncate rounded-full bg-tone-${tone}-soft px-2 align-middle text-xs leading-6 font-medium text-tone-${tone} before:mr-1.5 before:align-[-0.125rem]`}
    >
      {children}
    </span>
  )
}
