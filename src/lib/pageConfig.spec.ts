// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { parsePageConfig, readPageConfig, storagePrefix } from './pageConfig.ts'

const DEFAULTS = { base: '/', demo: false, apiUrl: undefined, remoteUrl: undefined }

afterEach(() => document.head.replaceChildren())

function meta(content: string) {
  const element = document.createElement('meta')
  element.name = 'config'
  element.content = content
  document.head.append(element)
}

describe('readPageConfig', () => {
  it('returns what the page’s element contains', () => {
    const config = {
      base: '/jobs/',
      demo: true,
      apiUrl: 'https://api.example',
      remoteUrl: 'http://app.example/path',
    }
    meta(JSON.stringify(config))
    expect(readPageConfig()).toEqual(config)
  })

  it('returns the defaults on a page without the element', () => {
    expect(readPageConfig()).toEqual(DEFAULTS)
  })
})

describe('parsePageConfig', () => {
  it.each([
    ['', 'no text'],
    ['{', 'no JSON'],
    ['null', 'no object'],
    ['[]', 'a list'],
    ['"/jobs/"', 'a string'],
    ['{"demo":"true","base":7,"apiUrl":{},"remoteUrl":null}', 'values of other types'],
    ['{"base":"jobs","apiUrl":"api.example"}', 'values in another form'],
    ['{"base":"/jobs"}', 'a base without a slash at its end'],
    ['{"base":"//evil.example/"}', 'a base that is another host'],
    ['{"apiUrl":"ftp://a.example","remoteUrl":"javascript:alert(1)"}', 'addresses of other kinds'],
  ])('returns the defaults for %j: %s', (text) => {
    expect(parsePageConfig(text)).toEqual(DEFAULTS)
  })
})

describe('storagePrefix', () => {
  it.each([
    [{ base: '/', demo: false }, ''],
    [{ base: '/', demo: true }, 'demo:'],
    [{ base: '/jobs/', demo: false }, '/jobs/'],
    [{ base: '/a/b/', demo: true }, 'demo:/a/b/'],
  ])('for %j is %j', (config, prefix) => {
    expect(storagePrefix(config)).toBe(prefix)
  })
})
