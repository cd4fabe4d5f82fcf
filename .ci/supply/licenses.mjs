/** @typedef {import('./lock.mjs').Locked} Locked */

/** The licenses of code that may be sent to browsers. */
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

/** Tools are not distributed, so their files may have a license that covers modified copies. */
const ACCEPTED_OF_TOOLS = [...ACCEPTED, 'MPL-2.0']

/**
 * @param {Locked[]} packages
 * @returns {string[]} one sentence per package whose license is not accepted
 */
export function problemsOfLicenses(packages) {
  return packages
    .filter(({ license, production }) => {
      return !accepts(production ? ACCEPTED : ACCEPTED_OF_TOOLS, license ?? '')
    })
    .map(({ name, version, license }) => {
      const what = license === undefined ? 'has no license' : `is under ${license}`
      return `${name} ${version} ${what}: not accepted by .ci/supply/licenses.mjs`
    })
}

/**
 * @param {Locked[]} packages
 * @returns {string} the number of packages per license, the most common first
 */
export function countLicenses(packages) {
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const { license = 'none' } of packages) counts.set(license, (counts.get(license) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([license, count]) => `${license} ${count}`)
    .join(', ')
}

/**
 * Whether an SPDX expression is accepted: any license joined by OR, or all licenses joined by AND. Other
 * expressions (WITH, nested parentheses) must be reviewed by a person.
 *
 * @param {string[]} list
 * @param {string} expression
 */
function accepts(list, expression) {
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((all) => all.split(' AND ').every((license) => list.includes(license)))
}
