import { kindOf, type Kind, type KnownStatus } from '#src/contract/statuses.ts'

/** A color and an icon by their names in `src/app/styles.css`, which generates their classes through Tailwind. */
export interface StatusMark {
  /** The color's name. Charts use the same color. */
  readonly kind: Kind
  /** A shape in addition to the color, for people with color blindness. */
  readonly icon: Kind | 'recorded'
}

/** Icons of statuses that differ from others of their kind. */
const OWN_ICONS: ReadonlyMap<string, StatusMark['icon']> = new Map<KnownStatus, StatusMark['icon']>(
  [['TRAINING_JOB_CREATED', 'recorded']],
)

/** Returns the color of a status's kind, and its own icon or that of the kind. */
export function statusMark(status: string): StatusMark {
  const kind = kindOf(status)
  return { kind, icon: OWN_ICONS.get(status) ?? kind }
}
