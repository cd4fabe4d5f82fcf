import { inUtc } from './filtering/spans.ts'
import { shownAddress } from './saved/start.ts'
import { parseView } from './url.ts'

/** The address to share: dates are times in UTC, so that it selects the same jobs in every time zone. */
export function sharedAddress(): string {
  const { created, tz } = parseView(location.search)
  const address = shownAddress()
  return created === null
    ? address
    : address.replace(/([?&]created=)[^&#]*/, (_, name: string) => name + inUtc(created, tz))
}
