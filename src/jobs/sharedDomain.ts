import type { JobList } from './columns/jobColumns.ts'

/** `@example.com`; `null` if there are several domains or none. */
export function sharedDomain({ index }: JobList): string | null {
  // Includes users of earlier jobs, which are still in the dictionary.
  const domains = index.dictionary('user').texts.map(domainOf)
  let shared: string | null = null
  for (const code of index.numbers('user', 0)) {
    // A job without a user has no code.
    const domain = domains[code]
    if (domain === undefined || domain === shared) continue
    if (domain === null || shared !== null) return null
    shared = domain
  }
  return shared
}

/** `null` if the text isn't an email address. */
function domainOf(email: string): string | null {
  const at = email.lastIndexOf('@')
  return at > 0 && at < email.length - 1 ? email.slice(at) : null
}

export function shortUser(email: string, domain: string | null): string {
  return domain !== null && email.endsWith(domain) ? email.slice(0, -domain.length) : email
}
