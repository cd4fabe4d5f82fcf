// @vitest-environment jsdom
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePageConfig } from '#src/lib/pageConfig.ts'
import { withConfig } from './page.ts'

const HTML = '<head><meta name="config" content="{}" /><title>Jobs</title></head><body></body>'

/** Returns what a browser reads from a page. */
function read(html: string) {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const meta = page.querySelector<HTMLMetaElement>('meta[name=config]')
  return { page, content: meta?.content ?? '', prefix: meta?.dataset['prefix'] }
}

describe('withConfig', () => {
  it('writes the configuration and the prefix of stored values', () => {
    const html = withConfig(HTML, { base: '/jobs/', demo: true })
    expect(html).toBe(
      '<head><meta name="config" content="{&quot;base&quot;:&quot;/jobs/&quot;,&quot;demo&quot;:true}" data-prefix="demo:/jobs/" /><title>Jobs</title></head><body></body>',
    )
  })

  it('replaces an earlier configuration', () => {
    const before = withConfig(HTML, { base: '/a/', demo: true, apiUrl: 'https://a.example' })
    const config = { base: '/', demo: false }
    expect(withConfig(before, config)).toBe(withConfig(HTML, config))
  })

  it.each([
    'https://a.example/"><script>alert(1)</script>',
    'https://a.example/</meta></head><script>alert(1)</script>',
    "https://a.example/' onload='alert(1)",
    'https://a.example/&quot;&amp;',
    "https://a.example/$&$1$`$'",
    'https://a.example/-->]]>\u2028',
  ])('escapes %j', (remoteUrl) => {
    const config = { base: '/', demo: false, apiUrl: undefined, remoteUrl }
    const { page, content } = read(withConfig(HTML, config))
    expect(parsePageConfig(content)).toEqual(config)
    expect(page.querySelectorAll('script')).toHaveLength(0)
    expect(page.querySelectorAll('head > *')).toHaveLength(2)
    expect(page.title).toBe('Jobs')
  })

  it('lets a browser read any text unchanged, and adds no element', () => {
    const text = fc.array(fc.constantFrom('"', "'", '<', '>', '&', '$&', '</meta>', 'a', '\n', '`'))
    fc.assert(
      fc.property(text, (parts) => {
        const apiUrl = parts.join('')
        const { page, content } = read(withConfig(HTML, { base: '/', demo: false, apiUrl }))
        expect(JSON.parse(content)).toEqual({ base: '/', demo: false, apiUrl })
        expect(page.querySelectorAll('*')).toHaveLength(5)
      }),
    )
  })

  it('fails for a page without the element', () => {
    expect(() => withConfig('<head></head>', { base: '/', demo: false })).toThrow(
      '<meta name="config">',
    )
  })
})
