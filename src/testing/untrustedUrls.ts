import * as fc from 'fast-check'
import { viewParsers } from '#src/view/url.ts'

// Malicious query strings, for property tests and the end-to-end test.

/** Parameter names, and property names that a careless program could mistake for one. */
const anyName = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...Object.keys(viewParsers)) },
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'STATUS', '', '%', ' '),
)

const anyUnit = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit))

/** Values that are markup or code if they aren't escaped. */
const MARKUP = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  // oxlint-disable-next-line no-script-url -- it is to do nothing
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
] as const

const anyValue = fc.oneof(
  fc.string({ unit: anyUnit }),
  fc.constantFrom(...MARKUP),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'none',
    'null',
    'NaN',
    '1e999',
    '-0',
    ',',
    '..',
    '%%',
  ),
  fc.constantFrom('\ud800', '\udc00x', '%', '%f', '%zz', '%ff%fe', '%00', '\u202egnp', '🏴‍☠️'),
  // Valid values with a part of another parameter's value, or with too much.
  fc
    .array(
      fc.constantFrom(
        'running',
        'active',
        'TRAINING_JOB_',
        '24h',
        '0h',
        '99999999d',
        '-gpus',
        'name.pin.99999',
        'timeline.gpu',
        '2026-03-01..2026-02-01',
        '2026-99-99..',
        'logs',
        'error',
        '1747224000000000000-bf9cf968',
        '/(a+)+$/',
        '5s',
        'off',
        'H100',
        '%2c',
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((words) => words.join(',')),
)

/** A query string with up to eight parameters, encoded or not, some of them more than once. */
export const anyQueryString: fc.Arbitrary<string> = fc
  .array(fc.tuple(anyName, anyValue, fc.boolean()), { maxLength: 8 })
  .map((parameters) =>
    parameters
      .map(([name, value, encoded]) =>
        encoded
          ? `${encodeURIComponent(name)}=${encodeURIComponent(value.toWellFormed())}`
          : `${name}=${value}`,
      )
      .join('&'),
  )
