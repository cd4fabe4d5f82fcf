/**
 * What the page may do: load its own files, ask its own server, and no more. Icons are masks from `data:`
 * addresses in the style sheet.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
]

/** On every answer of the production build's server; docs/deploy has the same for other servers. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [...POLICY, "require-trusted-types-for 'script'"].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** The same for the demo, whose service worker is registered by its address, which Trusted Types refuse. */
export const DEMO_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'content-security-policy': POLICY.join('; '),
}

const { 'content-security-policy': _policy, ...withoutPolicy } = SECURITY_HEADERS

/** The same in development, where Vite's own scripts and styles stand inside the page. */
export const DEV_HEADERS: Readonly<Record<string, string>> = withoutPolicy
