import * as fc from 'fast-check'

// Data that the browser may have stored instead of the dashboard's own, for property tests and the end-to-end test.

export const STORED: Readonly<Record<string, unknown>> = {
  views: {
    version: 2,
    views: [
      { id: 'a', name: 'Broken', query: '?status=failed' },
      { id: 'b', name: 'Mine', query: '?user=ada%40example.com&cols=name.pin.240,gpus' },
    ],
    start: 'b',
  },
  layouts: { Running: '?cols=name,gpus&density=compact', All: '?density=compact' },
  watches: {
    jobs: [{ id: 'p7qr9qv', name: 'llama-sft' }],
    views: [{ name: 'Running', query: '?status=running' }],
  },
  'watch-news': [
    {
      id: 'p7qr9qv',
      name: 'llama-sft',
      status: 'TRAINING_JOB_FAILED',
      text: 'gpt-oss · CUDA out of memory',
      at: 1_772_000_000_000,
      told: true,
      seen: false,
      tab: null,
    },
  ],
  sightings: [['p7qr9qv', [{ status: 'TRAINING_JOB_RUNNING', at: 1_772_000_000_000 }]]],
  me: 'ada@example.com',
  theme: 'dark',
  patterns: 'on',
  'log-wrap': 'off',
  'log-time': 'since',
  reloaded: 'http://127.0.0.1/assets/index.js',
}

export const SESSION_KEYS: readonly string[] = ['sightings', 'reloaded']

const anyWrong = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    '<img src=x onerror=alert(1)>',
    '__proto__',
    '\ud800',
    '',
    'x'.repeat(5000),
    -1,
    1e308,
  ),
)

/** Returns JSON values in which one part, or the whole, is replaced by another value. */
function nearMiss(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return anyWrong
  const entries = Object.entries(value)
  const inside = entries.map(([key, part]) =>
    nearMiss(part).map((wrong) =>
      Array.isArray(value)
        ? value.map((other: unknown, index) => (String(index) === key ? wrong : other))
        : { ...value, [key]: wrong },
    ),
  )
  const fewer = entries.map(([key]) =>
    fc.constant(
      Array.isArray(value)
        ? value.filter((_, index) => String(index) !== key)
        : Object.fromEntries(entries.filter(([other]) => other !== key)),
    ),
  )
  return fc.oneof(anyWrong, ...inside, ...fewer)
}

/** Returns anything that a key may contain: any text, any JSON, almost valid data, or truncated data. */
export function anyStored(key: string): fc.Arbitrary<string> {
  const good = STORED[key]
  const text = typeof good === 'string' ? good : JSON.stringify(good)
  const any = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.jsonValue().map((value) => JSON.stringify(value)),
    { weight: 4, arbitrary: nearMiss(good).map((value) => JSON.stringify(value)) },
    fc.nat({ max: text.length }).map((length) => text.slice(0, length)),
  )
  // Browsers don't store lone surrogates.
  return any.map((stored) => stored.toWellFormed())
}
