import { once } from '#src/lib/lazy.ts'
import type { MatchWorker } from './regexSearch.ts'
// oxlint-disable-next-line import/default -- Vite's export of the file's URL.
import workerUrl from './regexWorker.ts?worker&url'

/** Trusted Types, if supported: the production server's policy allows workers only with such a URL. */
interface TrustedTypes {
  readonly trustedTypes: {
    createPolicy(
      name: string,
      rules: { createScriptURL(): string },
      // The result is an object, but like the parameter of `Worker` it stands for its text.
    ): { createScriptURL(input: string): string }
  }
}

function hasTrustedTypes(scope: object): scope is TrustedTypes {
  return 'trustedTypes' in scope
}

/** The policy returns only this URL, whatever it is called with. */
const policy = once(() => {
  const rules = { createScriptURL: () => workerUrl }
  const scope: object = globalThis
  return hasTrustedTypes(scope) ? scope.trustedTypes.createPolicy('log-search', rules) : rules
})

/** Starts a worker that matches log lines. */
export function createRegexWorker(): MatchWorker {
  return new Worker(policy().createScriptURL(''), { type: 'module' })
}
