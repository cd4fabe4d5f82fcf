import { inUtc, TIME_KEYS } from './filtering/spans.ts'
import { displayedAddress } from './saved/start.ts'
import { parseView } from './url.ts'

/**
 * Returns the URL to share. Dates are times in UTC, so that it selects the same jobs in every time zone. Words such as
 * `today` stay, and depend on when and where the link is opened.
 */
export function sharedAddress(): string {
  const view = parseView(location.search)
  return TIME_KEYS.reduce((address, key) => {
    const text = view[key]
    if (text === null) return address
    const parameter = new RegExp(`([?&]${key}=)[^&#]*`)
    return address.replace(parameter, (_, name: string) => name + inUtc(text, view.tz))
  }, displayedAddress())
}
