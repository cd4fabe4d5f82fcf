import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import plugin from 'tailwindcss/plugin'

const { resolve } = createRequire(import.meta.url)

/** The width and height of an icon in its file. */
const SIZE = 24

/**
 * Returns a Tailwind plugin that displays Lucide icons as pseudo-elements, for components that appear dozens of times:
 * `icon` with `icon-<name>`. `icons` has the file of each name.
 *
 * All icons are in one image: browsers create a document for each SVG image, and the first rows would need eight.
 */
export function iconSprite(icons: Readonly<Record<string, string>>): ReturnType<typeof plugin> {
  const names = Object.keys(icons)
  const last = names.length - 1
  return plugin((tailwind) => {
    tailwind.addUtilities({
      '.icon': {
        '&::before': {
          content: "''",
          display: 'inline-block',
          width: '0.875rem',
          height: '0.875rem',
          flex: 'none',
          background: 'currentColor',
          // A property, since the build repeats `mask` with a prefix.
          '--icons': `url("${spriteOf(Object.values(icons))}")`,
          mask: `var(--icons) 0 calc(100% * var(--icon) / ${last}) / 100% ${names.length * 100}%`,
        },
      },
      ...Object.fromEntries(
        names.map((name, index) => [`.icon-${name}`, { '--icon': `${index}` }]),
      ),
    })
  })
}

/** Returns a data URL of the icons, one below the other. */
function spriteOf(files: readonly string[]): string {
  const groups = files.map((file, index) => {
    const svg = readFileSync(resolve(`lucide-static/icons/${file}.svg`), 'utf8')
    const [, shapes = ''] = /<svg[^>]*>(.*)<\/svg>/s.exec(svg) ?? []
    return `<g transform="translate(0 ${index * SIZE})">${shapes.replaceAll(/\s+/g, ' ').trim()}</g>`
  })
  const height = files.length * SIZE
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${height}" fill="none" stroke="black" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${groups.join('')}</svg>`
  return `data:image/svg+xml,${svg.replaceAll('"', "'").replaceAll(/[<>]/g, encodeURIComponent)}`
}
