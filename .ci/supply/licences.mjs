/** @typedef {import('./lock.mjs').Locked} Locked */

/** Whose code may reach a browser. */
const ACCEPTED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  // The typeface.
  'OFL-1.1',
]

/** Tools are used, not passed on: their files may be under a licence that covers changed copies. */
const ACCEPTED_OF_TOOLS = [...ACCEPTED, 'MPL-2.0']

/**
 * @param {Locked[]} packages
 * @returns {string[]} one sentence for each package whose licence is not accepted
 */
export function faultsOfLicences(packages) {
  return packages
    .filter(({ licence, production }) => {
      return !accepts(production ? ACCEPTED : ACCEPTED_OF_TOOLS, licence ?? '')
    })
    .map(({ name, version, licence }) => {
      const what = licence === undefined ? 'names no licence' : `is under ${licence}`
      return `${name} ${version} ${what}: not accepted by .ci/supply/licences.mjs`
    })
}

/**
 * @param {Locked[]} packages
 * @returns {string} how many packages are under which licence, the commonest first
 */
export function countLicences(packages) {
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const { licence = 'none' } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([licence, count]) => `${licence} ${count}`)
    .join(', ')
}

/**
 * Of an SPDX expression: one of those that OR joins must be accepted, all of those that AND joins. What
 * holds more than that (WITH, nested brackets) is for a person to read.
 *
 * @param {string[]} list
 * @param {string} expression
 */
function accepts(list, expression) {
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((all) => all.split(' AND ').every((licence) => list.includes(licence)))
}
