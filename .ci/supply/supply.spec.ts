import { describe, expect, it } from 'vitest'
import { readAudit } from './audit.mjs'
import { faultsOfReasons } from './browserPackages.mjs'
import { faultsOfScripts } from './installScripts.mjs'
import { faultsOfLicences } from './licences.mjs'
import { faultsOfVersions, type Locked, readLock } from './lock.mjs'
import { faultsOfSbom } from './sbom.mjs'

const HASH = `sha512-${'A'.repeat(86)}==`

const lock = (entry: object) =>
  JSON.stringify({ packages: { '': { version: '1.0.0' }, 'node_modules/a': entry } })

const manifest = (version: string, allowScripts: Record<string, boolean> = {}) => ({
  dependencies: { a: version },
  devDependencies: {},
  allowScripts,
})

const packaged = (part: Partial<Locked>): Locked => ({
  name: 'a',
  version: '1.0.0',
  licence: 'MIT',
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

const response = (vulnerabilities: object, total: number) =>
  JSON.stringify({ vulnerabilities, metadata: { vulnerabilities: { total } } })

describe('versions', () => {
  const good = lock({ version: '1.0.0', integrity: HASH })

  it.each(['^1.0.0', '~1.0.0', '1.x', '*', '', 'latest', '>=1.0.0', '1.0.0 || 2.0.0', 'file:../a'])(
    'refuses %j',
    (version) => {
      expect(faultsOfVersions(manifest(version), good)).toHaveLength(1)
    },
  )

  it('takes an exact one', () => {
    expect(faultsOfVersions(manifest('1.0.0'), good)).toEqual([])
    expect(faultsOfVersions(manifest('1.0.0-rc.1'), good)).toEqual([])
  })

  it('wants a hash of each package, but of one inside another', () => {
    expect(faultsOfVersions(manifest('1.0.0'), lock({ version: '1.0.0' }))).toHaveLength(1)
    const weak = lock({ version: '1.0.0', integrity: 'sha1-AAAA' })
    expect(faultsOfVersions(manifest('1.0.0'), weak)).toHaveLength(1)
    const bundled = lock({ version: '1.0.0', inBundle: true })
    expect(faultsOfVersions(manifest('1.0.0'), bundled)).toEqual([])
  })

  it('refuses an address', () => {
    const addressed = lock({ version: '1.0.0', integrity: HASH, resolved: 'https://example.com/a' })
    expect(faultsOfVersions(manifest('1.0.0'), addressed)).toHaveLength(1)
  })

  it('names a package by its last folder', () => {
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
  ])('a package that %s', (_, allowScripts, packages, faults) => {
    expect(faultsOfScripts(manifest('1.0.0', allowScripts), packages)).toHaveLength(faults)
  })
})

describe('licences', () => {
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
  ])('%s, in production: %s', (licence, production, faults) => {
    expect(faultsOfLicences([packaged({ licence, production })])).toHaveLength(faults)
  })
})

describe('npm audit', () => {
  it('is clean where the registry found nothing', () => {
    expect(readAudit(response({}, 0))).toEqual({ result: 'clean' })
  })

  it('names what it found', () => {
    const audit = readAudit(response({ a: { severity: 'low' } }, 1))
    expect(audit).toMatchObject({ result: 'found', faults: [expect.stringContaining('a has')] })
  })

  it.each([
    ['a refusal', '{"statusCode":405,"message":"405 Method Not Allowed"}', 'answered 405'],
    ['no network', '{"error":{"code":"ENOTFOUND"}}', 'did not answer (ENOTFOUND)'],
    ['no answer in time', '', 'did not answer'],
    ['no JSON', '<html>', 'did not answer'],
    ['a count without a name', response({}, 1), 'did not answer'],
    ['an empty answer', '{}', 'did not answer'],
  ])('is not checked, never clean, after %s', (_, output, why) => {
    expect(readAudit(output)).toEqual({ result: 'not checked', why: `the registry ${why}` })
  })
})

describe('the bill of materials', () => {
  const packages = [packaged({}), packaged({ name: 'tool', production: false })]

  it('is exactly what production needs', () => {
    expect(faultsOfSbom(sbom('a'), packages)).toEqual([])
    expect(faultsOfSbom(sbom(), packages)).toHaveLength(1)
    expect(faultsOfSbom(sbom('a', 'tool'), packages)).toHaveLength(1)
    expect(faultsOfSbom({ bomFormat: 'SPDX' }, packages)).toHaveLength(1)
  })
})

describe('the reasons for what reaches the browser', () => {
  const table = '## In the browser\n\n| `a`, `@b/c` | why |\n\n## Next\n\n| `d` | why |\n'

  it('are given for each package, and for no other', () => {
    expect(faultsOfReasons(['@b/c', 'a'], table)).toEqual([])
    expect(faultsOfReasons(['@b/c', 'a', 'd'], table)).toEqual([expect.stringContaining('holds d')])
    expect(faultsOfReasons(['a'], table)).toEqual([expect.stringContaining('for @b/c')])
  })
})
