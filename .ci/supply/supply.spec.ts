import { describe, expect, it } from 'vitest'
import { readAudit } from './audit.mjs'
import { problemsOfBundled, problemsOfReasons, sbomOfBundled } from './bundled.mjs'
import { problemsOfScripts } from './installScripts.mjs'
import { problemsOfLicenses } from './licenses.mjs'
import { problemsOfVersions, type Locked, readLock } from './lock.mjs'
import { problemsOfSbom } from './sbom.mjs'

const HASH = `sha512-${'A'.repeat(86)}==`

const lock = (entry: object) =>
  JSON.stringify({ packages: { '': { version: '1.0.0' }, 'node_modules/a': entry } })

const manifest = (version: string, allowScripts: Record<string, boolean> = {}) => ({
  dependencies: { a: version },
  devDependencies: {},
  allowScripts,
})

const packaged = (part: Partial<Locked>): Locked => ({
  path: `node_modules/${part.name ?? 'a'}`,
  name: 'a',
  version: '1.0.0',
  license: 'MIT',
  production: true,
  bundled: false,
  integrity: HASH,
  hasInstallScript: false,
  ...part,
})

const sbom = (...names: string[]) => ({
  bomFormat: 'CycloneDX',
  components: names.map((name) => ({ name, version: '1.0.0', purl: `pkg:npm/${name}@1.0.0` })),
})

const component = (name: string) => ({ 'bom-ref': `${name}@1.0.0`, name, version: '1.0.0' })

const response = (vulnerabilities: object, total: number) =>
  JSON.stringify({ vulnerabilities, metadata: { vulnerabilities: { total } } })

describe('versions', () => {
  const good = lock({ version: '1.0.0', integrity: HASH })

  it.each(['^1.0.0', '~1.0.0', '1.x', '*', '', 'latest', '>=1.0.0', '1.0.0 || 2.0.0', 'file:../a'])(
    'refuses %j',
    (version) => {
      expect(problemsOfVersions(manifest(version), good)).toHaveLength(1)
    },
  )

  it('accepts an exact one', () => {
    expect(problemsOfVersions(manifest('1.0.0'), good)).toEqual([])
    expect(problemsOfVersions(manifest('1.0.0-rc.1'), good)).toEqual([])
  })

  it('requires a hash for each package except bundled ones', () => {
    expect(problemsOfVersions(manifest('1.0.0'), lock({ version: '1.0.0' }))).toHaveLength(1)
    const weak = lock({ version: '1.0.0', integrity: 'sha1-AAAA' })
    expect(problemsOfVersions(manifest('1.0.0'), weak)).toHaveLength(1)
    const bundled = lock({ version: '1.0.0', inBundle: true })
    expect(problemsOfVersions(manifest('1.0.0'), bundled)).toEqual([])
  })

  it('rejects a URL', () => {
    const addressed = lock({ version: '1.0.0', integrity: HASH, resolved: 'https://example.com/a' })
    expect(problemsOfVersions(manifest('1.0.0'), addressed)).toHaveLength(1)
  })

  it('uses the last folder as the package’s name', () => {
    const text = JSON.stringify({
      packages: { 'node_modules/x/node_modules/@a/b': { version: '1.0.0', dev: true } },
    })
    expect(readLock(text)).toMatchObject([{ name: '@a/b', production: false }])
  })
})

describe('install scripts', () => {
  const scripted = [packaged({ hasInstallScript: true })]

  it.each([
    ['is denied by name', { a: false }, scripted, 0],
    ['is not named', {}, scripted, 1],
    ['is allowed', { a: true }, scripted, 1],
    ['is named and has none', { a: false }, [packaged({})], 1],
  ])('a package that %s', (_, allowScripts, packages, problems) => {
    expect(problemsOfScripts(manifest('1.0.0', allowScripts), packages)).toHaveLength(problems)
  })
})

describe('licenses', () => {
  it.each([
    ['MIT', true, 0],
    ['(MIT OR GPL-3.0-only)', true, 0],
    ['MIT AND ISC', true, 0],
    ['MIT AND GPL-3.0-only', true, 1],
    ['GPL-3.0-only', false, 1],
    ['GPL-2.0-only WITH Classpath-exception-2.0', false, 1],
    ['MPL-2.0', false, 0],
    ['MPL-2.0', true, 1],
    ['SEE LICENSE IN LICENSE', true, 1],
    [undefined, true, 1],
  ])('%s, in production: %s', (license, production, problems) => {
    expect(problemsOfLicenses([packaged({ license, production })])).toHaveLength(problems)
  })
})

describe('npm audit', () => {
  it('is clean if the registry reports nothing', () => {
    expect(readAudit(response({}, 0))).toEqual({ result: 'clean' })
  })

  it('lists the vulnerabilities', () => {
    const audit = readAudit(response({ a: { severity: 'low' } }, 1))
    expect(audit).toMatchObject({ result: 'found', problems: [expect.stringContaining('a has')] })
  })

  it.each([
    ['a refusal', '{"statusCode":405,"message":"405 Method Not Allowed"}', 'responded with 405'],
    ['no network', '{"error":{"code":"ENOTFOUND"}}', 'did not respond (ENOTFOUND)'],
    ['no response in time', '', 'did not respond'],
    ['no JSON', '<html>', 'did not respond'],
    ['a count without a name', response({}, 1), 'did not respond'],
    ['an empty response', '{}', 'did not respond'],
  ])('is unchecked, never clean, after %s', (_, output, why) => {
    expect(readAudit(output)).toEqual({ result: 'not checked', why: `the registry ${why}` })
  })
})

describe('the bill of materials', () => {
  const packages = [packaged({}), packaged({ name: 'tool', production: false })]

  it('has exactly the packages that production needs', () => {
    expect(problemsOfSbom(sbom('a'), packages)).toEqual([])
    expect(problemsOfSbom(sbom(), packages)).toHaveLength(1)
    expect(problemsOfSbom(sbom('a', 'tool'), packages)).toHaveLength(1)
    expect(problemsOfSbom({ bomFormat: 'SPDX' }, packages)).toHaveLength(1)
  })
})

describe('the reasons for what a build contains', () => {
  const table = '## In the browser\n\n| `a`, `@b/c` | why |\n\n## Next\n\n| `d` | why |\n'
  const problemsOf = (...names: string[]) =>
    problemsOfReasons(
      names.map((name) => `node_modules/${name}`),
      table,
      'In the browser',
    )

  it('are given for each package in the build, and for no other', () => {
    expect(problemsOf('@b/c', 'x/node_modules/a')).toEqual([])
    expect(problemsOf('@b/c', 'a', 'd')).toEqual([expect.stringContaining('contains d')])
    expect(problemsOf('a')).toEqual([expect.stringContaining('lists @b/c')])
    expect(problemsOfReasons(['node_modules/d'], table, 'Next')).toEqual([])
  })
})

describe('what a build contains', () => {
  const packages = [
    packaged({}),
    packaged({ name: 'tool', production: false }),
    packaged({ path: 'node_modules/tool/node_modules/a', version: '2.0.0', production: false }),
  ]

  it('is covered if production needs that very copy', () => {
    expect(problemsOfBundled(['node_modules/a'], packages)).toEqual([])
    for (const key of ['tool', 'tool/node_modules/a', 'unlisted']) {
      expect(problemsOfBundled([`node_modules/${key}`], packages)).toHaveLength(1)
    }
  })

  it('has a bill of materials of its own', () => {
    const whole = {
      bomFormat: 'CycloneDX',
      metadata: { component: component('dashboard') },
      components: ['a', 'b', 'c'].map(component),
      dependencies: [
        { ref: 'dashboard@1.0.0', dependsOn: ['a@1.0.0', 'b@1.0.0'] },
        { ref: 'a@1.0.0', dependsOn: ['c@1.0.0', 'b@1.0.0'] },
        { ref: 'b@1.0.0', dependsOn: [] },
      ],
    }
    expect(sbomOfBundled(whole, [packaged({}), packaged({ name: 'c' })])).toMatchObject({
      bomFormat: 'CycloneDX',
      components: [{ name: 'a' }, { name: 'c' }],
      dependencies: [
        { ref: 'dashboard@1.0.0', dependsOn: ['a@1.0.0'] },
        { ref: 'a@1.0.0', dependsOn: ['c@1.0.0'] },
      ],
    })
  })
})
