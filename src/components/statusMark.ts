import { kindOf, type Kind, type KnownStatus } from '#src/contract/statuses.ts'

/** A color and an icon, by their names in `src/app/styles.css`, which has Tailwind make their classes. */
export interface StatusMark {
  /** The color is that of the kind, as in charts. */
  readonly kind: Kind
  /** A shape beside the color, for people who can't tell colors apart. */
  readonly icon: Kind | 'recorded'
}

/** What sets a status apart from others of its kind. */
const OWN_ICONS: ReadonlyMap<string, StatusMark['icon']> = new Map<KnownStatus, StatusMark['icon']>(
  [['TRAINING_JOB_CREATED', 'recorded']],
)

/** The color and icon of a status: those of its kind, or its own icon. */
export function statusMark(status: string): StatusMark {
  const kind = kindOf(status)
  return { kind, icon: OWN_ICONS.get(status) ?? kind }
}
