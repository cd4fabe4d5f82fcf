import { kindOf, type Kind, type KnownStatus } from '#src/contract/statuses.ts'

export interface StatusMark {
  readonly kind: Kind
  /** In addition to the color, for people with color blindness. */
  readonly icon: Kind | 'recorded'
}

const OWN_ICONS: ReadonlyMap<string, StatusMark['icon']> = new Map<KnownStatus, StatusMark['icon']>(
  [['TRAINING_JOB_CREATED', 'recorded']],
)

/** Returns the color of a status's kind, and its own icon or that of the kind. */
export function statusMark(status: string): StatusMark {
  const kind = kindOf(status)
  return { kind, icon: OWN_ICONS.get(status) ?? kind }
}
